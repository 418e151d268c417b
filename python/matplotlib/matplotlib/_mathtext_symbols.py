"""Mathtext's tables: TeX names of symbols, and the metrics of glyphs that our fonts lack."""

# Name and character of each symbol; a mark after it gives the spacing: + binary operator, = relation, > arrow.
_NAMES = """
# # $ $ % % leftparen ( rightparen ) asterisk * plus + colon : less < equal == greater > lbrack [ backslash \\
rbrack ] textasciicircum ^ _ _ textasciigrave ` lbrace { leftbrace { { { vert | rbrace } rightbrace } } }
textasciitilde ~ textexclamdown ¡ cent ¢ sterling £ yen ¥ S § copyright © guillemotleft « neg ¬ circledR ®
macron ¯ degree ° pm ±+ textasciiacute ´ P ¶ cdotp · guillemotright » textquestiondown ¿ AA Å AE Æ DH Ð times ×+
O Ø Thorn Þ ss ß aa å ae æ dh ð eth ð div ÷+ o ø thorn þ hbar ħ i ı imath ı L Ł l ł OE Œ oe œ lambdabar ƛ
jmath ȷ rasp ʼ lasp ʽ ring ˚ combininggraveaccent \u0300 grave \u0300 acute \u0301 combiningacuteaccent \u0301
circumflexaccent \u0302 hat \u0302 widehat \u0302 combiningtilde \u0303 tilde \u0303 widetilde \u0303 bar \u0304
combiningoverline \u0304 widebar \u0305 breve \u0306 combiningbreve \u0306 combiningdotabove \u0307 dot \u0307
combiningdiaeresis \u0308 ddot \u0308 ocirc \u030a H \u030b check \u030c candra \u0310 overarc \u0311 d \u0323
c \u0327 k \u0328 underbar \u0331 not \u0338 t \u0361 Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ
Upsilon Υ Phi Φ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι
kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ varsigma ς sigma σ tau τ upsilon υ varphi φ chi χ psi ψ omega ω
vartheta ϑ phi ϕ varpi ϖ digamma ϝ varkappa ϰ varrho ϱ backepsilon ϶= endash –
emdash — Vert ‖ | ‖ lq ‘ rq ’ textquotedblleft “ textquotedblright ” dag † dagger †+ ddag ‡ ddagger ‡+ dots …=
ldots … perthousand ‰ prime ′ backprime ‵ guilsinglleft ‹ guilsinglright › leftharpoonaccent \u20d0
rightharpoonaccent \u20d1 overleftarrow \u20d6> combiningrightarrowabove \u20d7 vec \u20d7
combiningthreedotsabove \u20db dddot \u20db combiningfourdotsabove \u20dc ddddot \u20dc
overleftrightarrow \u20e1> BbbC ℂ scrg ℊ scrH ℋ hslash ℏ scrI ℐ Im ℑ scrL ℒ ell ℓ BbbN ℕ wp ℘ BbbP ℙ BbbQ ℚ
scrR ℛ Re ℜ BbbR ℝ BbbZ ℤ mho ℧ frakZ ℨ scrB ℬ frakC ℭ scre ℯ scrE ℰ scrF ℱ Finv Ⅎ scrM ℳ scro ℴ aleph ℵ beth ℶ
gimel ℷ daleth ℸ Game ⅁ leftarrow ←> uparrow ↑> rightarrow →> to →> downarrow ↓> leftrightarrow ↔>
updownarrow ↕> nwarrow ↖> nearrow ↗> searrow ↘> swarrow ↙> nleftarrow ↚> nrightarrow ↛> leftsquigarrow ↜>
rightsquigarrow ↝> twoheadleftarrow ↞> twoheaduparrow ↟> twoheadrightarrow ↠> twoheaddownarrow ↡>
leftarrowtail ↢> rightarrowtail ↣> mapsfrom ↤> mapsup ↥> mapsto ↦> mapsdown ↧> updownarrowbar ↨>
hookleftarrow ↩> hookrightarrow ↪> looparrowleft ↫> looparrowright ↬> leftrightsquigarrow ↭> nleftrightarrow ↮>
downzigzagarrow ↯> Lsh ↰> Rsh ↱> Ldsh ↲> Rdsh ↳> carriagereturn ↵ curvearrowleft ↶> curvearrowright ↷>
acwopencirclearrow ↺ circlearrowleft ↺> circlearrowright ↻> cwopencirclearrow ↻> leftharpoonup ↼>
leftharpoondown ↽> upharpoonright ↾> upharpoonleft ↿> rightharpoonup ⇀> rightharpoondown ⇁> downharpoonright ⇂>
downharpoonleft ⇃> rightleftarrows ⇄> updownarrows ⇅> leftrightarrows ⇆> leftleftarrows ⇇> upuparrows ⇈>
rightrightarrows ⇉> downdownarrows ⇊> leftrightharpoons ⇋> rightleftharpoons ⇌> nLeftarrow ⇍> nLeftrightarrow ⇎>
nRightarrow ⇏> Leftarrow ⇐> Uparrow ⇑> Rightarrow ⇒> Downarrow ⇓> Leftrightarrow ⇔> Updownarrow ⇕> Nwarrow ⇖>
Nearrow ⇗> Searrow ⇘> Swarrow ⇙> Lleftarrow ⇚> Rrightarrow ⇛> leadsto ⇝> rightzigzagarrow ⇝> barleftarrow ⇤>
rightarrowbar ⇥> forall ∀ complement ∁ partial ∂ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ increment ∆ nabla ∇
in ∈= notin ∉= smallin ∊= ni ∋= notsmallowns ∌= smallowns ∍= QED ∎ prod ∏ coprod ∐ sum ∑ minus − mp ∓+
dotplus ∔+ slash ∕+ setminus ∖+ smallsetminus ∖ ast ∗+ circ ∘+ bullet ∙+ __sqrt__ √ propto ∝= varpropto ∝=
infty ∞ rightangle ∟= angle ∠ measuredangle ∡ sphericalangle ∢ mid ∣= nmid ∤= parallel ∥= nparallel ∦= wedge ∧+
vee ∨+ cap ∩+ cup ∪+ int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ oiiint ∰ smallintclockwise ∱ smallvarointclockwise ∲
smallointctrcclockwise ∳ therefore ∴= because ∵= ratio ∶= Colon ∷ dotminus ∸+ minuscolon ∹+ dotsminusdots ∺+
kernelcontraction ∻ sim ∼= backsim ∽= ac ∾ sinewave ∿ wr ≀+ nsim ≁= eqsim ≂= simeq ≃= nsimeq ≄= cong ≅=
simneqq ≆= ncong ≇= approx ≈= napprox ≉= approxeq ≊= approxident ≋= backcong ≌= asymp ≍= Bumpeq ≎= bumpeq ≏=
doteq ≐= Doteq ≑= doteqdot ≑= fallingdotseq ≒= risingdotseq ≓= coloneq ≔= eqcolon ≕= eqcirc ≖= circeq ≗=
arceq ≘= wedgeq ≙= veeeq ≚= stareq ≛= triangleeq ≜= triangleq ≜= eqdef ≝= measeq ≞= questeq ≟= ne ≠= neq ≠=
equiv ≡= nequiv ≢= Equiv ≣= leq ≤= geq ≥= leqq ≦= geqq ≧= lneqq ≨= gneqq ≩= ll ≪= gg ≫= between ≬= nless ≮=
ngtr ≯= nleq ≰= ngeq ≱= lesssim ≲= gtrsim ≳= nlesssim ≴= ngtrsim ≵= lessgtr ≶= gtrless ≷= nlessgtr ≸=
ngtrless ≹= prec ≺= succ ≻= preccurlyeq ≼= preceq ≼= succcurlyeq ≽= succeq ≽= precsim ≾= succsim ≿= nprec ⊀=
nsucc ⊁= subset ⊂= supset ⊃= nsubset ⊄= nsupset ⊅= subseteq ⊆= supseteq ⊇= nsubseteq ⊈= nsupseteq ⊉=
subsetneq ⊊= supsetneq ⊋= cupleftarrow ⊌> cupdot ⊍+ uplus ⊎+ sqsubset ⊏= sqsupset ⊐= sqsubseteq ⊑= sqsupseteq ⊒=
sqcap ⊓+ sqcup ⊔+ oplus ⊕+ ominus ⊖+ otimes ⊗+ oslash ⊘+ odot ⊙+ circledcirc ⊚+ circledast ⊛+ oequal ⊜=
circleddash ⊝+ boxplus ⊞+ boxminus ⊟+ boxtimes ⊠+ boxdot ⊡+ vdash ⊢= dashv ⊣= top ⊤= bot ⊥= rightassert ⊦=
models ⊧= vDash ⊨= Vdash ⊩= Vvdash ⊪= rightModels ⊫= nvdash ⊬= nvDash ⊭= nVdash ⊮= nVDash ⊯= prurel ⊰ scurel ⊱=
vartriangleleft ⊲= vartriangleright ⊳= trianglelefteq ⊴= unlhd ⊴+ trianglerighteq ⊵= unrhd ⊵+ origof ⊶ imageof ⊷
multimap ⊸> hermitmatrix ⊹ intercal ⊺+ veebar ⊻+ barwedge ⊼+ barvee ⊽+ measuredrightangle ⊾= varlrtriangle ⊿=
bigwedge ⋀ bigvee ⋁ bigcap ⋂ bigcup ⋃ diamond ⋄+ cdot ⋅+ star ⋆+ divideontimes ⋇+ bowtie ⋈= ltimes ⋉= rtimes ⋊=
leftthreetimes ⋋+ rightthreetimes ⋌+ backsimeq ⋍= curlyvee ⋎+ curlywedge ⋏+ Subset ⋐= Supset ⋑= Cap ⋒+ Cup ⋓+
pitchfork ⋔= equalparallel ⋕= lessdot ⋖= gtrdot ⋗= lll ⋘= ggg ⋙= lesseqgtr ⋚= gtreqless ⋛= eqless ⋜= eqgtr ⋝=
curlyeqprec ⋞= curlyeqsucc ⋟= npreccurlyeq ⋠= nsucccurlyeq ⋡= nsqsubseteq ⋢= nsqsupseteq ⋣= sqsubsetneq ⋤=
sqsupsetneq ⋥= lnsim ⋦= gnsim ⋧= precnsim ⋨= succnsim ⋩= ntriangleleft ⋪= ntriangleright ⋫= ntrianglelefteq ⋬=
ntrianglerighteq ⋭= vdots ⋮ cdots ⋯ adots ⋰ ddots ⋱ disin ⋲= varisins ⋳= isins ⋴= isindot ⋵= varisinobar ⋶=
isinobar ⋷= isinvb ⋸= isinE ⋹= nisd ⋺= varnis ⋻= nis ⋼= varniobar ⋽= niobar ⋾= bagmember ⋿= doublebarwedge ⌆+
lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ invnot ⌐ turnednot ⌙ ulcorner ⌜ urcorner ⌝ llcorner ⌞ lrcorner ⌟ frown ⌢=
smile ⌣= obar ⌽+ solbar ⌿ circledS Ⓢ blacksquare ■ bigtriangleup △+ triangle △= blacktriangle ▴ vartriangle ▵
blacktriangleright ▶= rhd ▷+ triangleright ▷+ bigtriangledown ▽+ blacktriangledown ▾ triangledown ▿
blacktriangleleft ◀= lhd ◁+ triangleleft ◁+ bigcirc ○+ boxbar ◫+ bigstar ★ danger ☡ spadesuit ♠ heartsuit ♡
diamondsuit ♢ clubsuit ♣ spadesuitopen ♤ clubsuitopen ♧ flat ♭ natural ♮ sharp ♯ checkmark ✓ maltese ✠ perp ⟂=
__angbracketleft__ ⟨ langle ⟨ __angbracketright__ ⟩ rangle ⟩ lgroup ⟮ rgroup ⟯ longleftarrow ⟵>
longrightarrow ⟶> longleftrightarrow ⟷> Longleftarrow ⟸> Longrightarrow ⟹> Longleftrightarrow ⟺> longmapsto ⟼>
dashleftarrow ⤎> dashrightarrow ⤏> bigodot ⨀ bigoplus ⨁ bigotimes ⨂ biguplus ⨄ bigsqcup ⨆ iiiint ⨌ Join ⨝=
amalg ⨿+ merge ⩕+ leqslant ⩽= geqslant ⩾= lessapprox ⪅= gtrapprox ⪆= lnapprox ⪉= gnapprox ⪊= lesseqqgtr ⪋=
gtreqqless ⪌= eqslantless ⪕= eqslantgtr ⪖= precapprox ⪷= succapprox ⪸= precnapprox ⪹= succnapprox ⪺=
subseteqq ⫅= supseteqq ⫆= subsetneqq ⫋= supsetneqq ⫌=
"""

_symbols = {}


def symbols():
    """Return the dictionary from TeX name to character, with the mark of its spacing where it has one."""
    if not _symbols:
        words = _NAMES.split()
        _symbols.update(zip(words[::2], words[1::2]))
        _symbols["quad"] = "\u2003"
        _symbols["thickspace"] = "\u2005"
    return _symbols


# Widths in em (thirds of a mu are rounded as matplotlib rounds them).
SPACES = {
    "\\,": 0.16667, "\\thinspace": 0.16667, "\\/": 0.16667, "\\>": 0.22222, "\\:": 0.22222, "\\;": 0.27778,
    "\\ ": 0.33333, "~": 0.33333, "\\enspace": 0.5, "\\quad": 1.0, "\\qquad": 2.0, "\\!": -0.16667,
}

FONTS = frozenset("rm cal it tt sf bf bfit default bb frak scr regular normal".split())
FUNCTIONS = frozenset(
    "arccos csc ker min arcsin deg lg Pr arctan det lim sec arg dim liminf sin cos exp limsup sinh cosh gcd ln sup cot "
    "hom log tan coth inf max tanh".split())
OVERUNDER_FUNCTIONS = frozenset("lim liminf limsup sup max min".split())
OVERUNDER = frozenset(
    "\\sum \\prod \\coprod \\bigcap \\bigcup \\bigsqcup \\bigvee \\bigwedge \\bigodot \\bigotimes \\bigoplus "
    "\\biguplus".split())
INTEGRALS = frozenset("\\int \\oint \\iint \\oiint \\iiint \\oiiint \\iiiint".split())
DELIMITERS = frozenset(
    "| \\| / \\backslash \\uparrow \\downarrow \\updownarrow \\Uparrow \\Downarrow \\Updownarrow . \\vert \\Vert "
    "( [ \\{ < \\lfloor \\langle \\lceil \\lbrace \\leftbrace \\lbrack \\leftparen \\lgroup "
    ") ] \\} > \\rfloor \\rangle \\rceil \\rbrace \\rightbrace \\rbrack \\rightparen \\rgroup".split())

# Bold italic under \\boldsymbol, as are the Latin letters; other symbols get bold only.
SMALL_GREEK = frozenset(
    "\\alpha \\beta \\gamma \\delta \\epsilon \\zeta \\eta \\theta \\iota \\kappa \\mu \\nu \\xi \\omicron \\pi \\rho "
    "\\sigma \\tau \\upsilon \\phi \\chi \\psi \\omega".split())

ACCENTS = {
    "hat": "\u0302", "^": "\u0302", "breve": "\u0306", "bar": "\u0304", "grave": "\u0300", "`": "\u0300",
    "acute": "\u0301", "'": "\u0301", "tilde": "\u0303", "~": "\u0303", "dot": "\u0307", ".": "\u0307",
    "ddot": "\u0308", '"': "\u0308", "dddot": "\u20db", "ddddot": "\u20dc", "vec": "\u20d7",
    "overrightarrow": "→", "overleftarrow": "←", "mathring": "∘",
}

# Wide accents: the glyph to draw, and width and height of each size, per mille of an em.
WIDE_ACCENTS = {
    "widehat": ("∧", ((312, 240), (560, 213), (979, 213), (1460, 213), (1886, 223), (2328, 244))),
    "widetilde": ("~", ((322, 138), (560, 152), (979, 152), (1460, 166), (1886, 163), (2328, 163))),
    "widebar": (None, ((520, 69), (1000, 50), (1500, 50), (2000, 50), (2500, 50), (3000, 50))),
}

# Drawn at √2 times the size, as DejaVu Sans Display has them.
DISPLAY = frozenset("∏∐∑∫∬∭∮∯∰∱∲∳⋀⋁⋂⋃⨀⨁⨂⨌⨍⨎⨏⨐⨑⨒⨓⨔⨕⨖⨗⨘⨙⨚⨛⨜")

# Per mille of an em: advance, left, right, bottom and top of the prime of Computer Modern, drawn with ours.
PRIME = ("′", 275, 29, 262, 43, 559)

# Heights of the four larger sizes of delimiters, and advance, left and right of each, per mille of an em (STIX).
DELIMITER_TOTALS = (1230, 1845, 2460, 3075)
DELIMITER_SIZES = {
    "(": ((468, 139, 382), (589, 139, 503), (750, 182, 667), (808, 124, 732)),
    ")": ((468, 86, 329), (608, 114, 478), (750, 83, 568), (808, 76, 684)),
    "{": ((575, 114, 466), (717, 124, 531), (906, 143, 717), (1076, 173, 882)),
    "}": ((575, 109, 461), (717, 186, 593), (906, 189, 763), (1076, 194, 903)),
    "⟨": ((578, 116, 462), (622, 95, 531), (765, 96, 670), (908, 113, 796)),
    "⟩": ((578, 116, 462), (622, 91, 527), (765, 95, 669), (908, 112, 795)),
    "/": ((579, 25, 552), (806, 25, 781), (1101, 30, 1071), (1309, 16, 1293)),
    "\\": ((579, 27, 552), (806, 25, 781), (1101, 30, 1071), (1309, 16, 1293)),
}
# Brackets are drawn as rules: the side of the stem, whether there are a top and a bottom, and the sizes as above.
BRACKETS = {
    "[": (0, 1, 1, ((383, 180, 363), (459, 190, 422), (508, 225, 491), (661, 295, 634))),
    "]": (1, 1, 1, ((383, 20, 203), (459, 37, 269), (508, 17, 283), (661, 27, 366))),
    "⌊": (0, 0, 1, ((453, 180, 428), (524, 190, 479), (565, 225, 550), (682, 295, 655))),
    "⌋": (1, 0, 1, ((453, 27, 273), (526, 47, 336), (565, 15, 340), (682, 27, 387))),
    "⌈": (0, 1, 0, ((453, 180, 426), (524, 190, 479), (565, 225, 550), (682, 295, 655))),
    "⌉": (1, 1, 0, ((453, 25, 273), (526, 47, 336), (565, 15, 340), (682, 27, 387))),
}
BRACKET_STEMS = ((70, 33), (76, 40), (95, 44), (95, 56))
RADICAL_TOTALS = (1847, 2460, 3075)
RADICAL_SIZES = ((1057, 112, 1089), (1124, 110, 1157), (1076, 112, 1110))

# What DejaVu Sans lacks: the glyph to draw, and advance, left, right, bottom and top to fit it to, per mille of an em.
SUBSTITUTES = {
    "⨝": ("⋈", 1270, 93, 1177, -252, 770), "⨿": ("∐", 694, 30, 664, 0, 662), "⨆": ("⊔", 924, 94, 830, -259, 763),
    "⨄": ("⊎", 924, 94, 830, -264, 768), "Ⓢ": ("S", 684, 150, 534, -14, 676), "⤎": ("⇠", 926, 55, 871, 57, 449),
    "⤏": ("⇢", 926, 55, 871, 57, 449), "⌢": ("⁀", 1019, 54, 965, 147, 360), "⌣": ("‿", 1019, 54, 965, 147, 360),
    "⟮": ("(", 233, 56, 211, -177, 676), "⟯": (")", 233, 22, 177, -177, 676), "⩕": ("⋈", 780, 32, 748, -29, 536),
    "⌽": ("Φ", 910, 84, 826, -179, 683), "⟂": ("⊥", 693, 52, 641, 0, 662), "ℊ": ("ɡ", 738, 30, 678, -219, 441),
    "⌿": ("/", 683, 60, 623, -176, 703), "⫅": ("⊆", 685, 64, 622, -211, 717), "⫋": ("⊊", 685, 61, 619, -319, 717),
    "⫆": ("⊇", 685, 65, 623, -211, 717), "⫌": ("⊋", 685, 66, 624, -319, 717),
}

# Letters of the mathematical alphabets that Unicode has among the letterlike symbols; the others follow the first code.
DOUBLE_STRUCK = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ"))
FRAKTUR = dict(zip("CHIRZ", "ℭℌℑℜℨ"))
SCRIPT = dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ"))
ALPHABETS = {"bb": (DOUBLE_STRUCK, 0x1D538), "frak": (FRAKTUR, 0x1D504), "scr": (SCRIPT, 0x1D49C),
             "cal": (SCRIPT, 0x1D49C)}
