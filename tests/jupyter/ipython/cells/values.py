# %%
import datetime, re
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
Point = namedtuple("Point", "x y")
@dataclass
class Item:
    name: object
    parts: list
class Color(Enum):
    RED = 1
# %%
b'ab\x00'
# %%
defaultdict(list, {(9, 'x'): [Point(4032, -410745668982)], 'delta3': [2.8562], 'delta0': [Item(58510169, [-6019643659, -446.3])], 53: [[]], 'beta2': [['한\nbcx한  cxé"a', 580.73]], (2, 'y'): [[None, True, -871.94609, '\'한a"x"\t\t"é"c\n한한cb\nz \t', Path('/tmp/a'), 'é한é x\'" \n\n\'xa \néa\n\'cyc\na\n', datetime.date(2020, 1, 2), float('nan'), -55, 246.0, 'aéy\né"한x한\n\'b\t', -242.276, -6.2583731]], 51: [OrderedDict([('gamma5', ' éac\'한한\nccé\'"éaa z"cbz'), ((3, 'x'), 'zba\té한é\n xxb" z'), (51, False)])], 76: [SimpleNamespace()]})
# %%
{(1, 'x'): deque([deque([b'ab\x00', datetime.date(2020, 1, 2), 396324528722, 'a"céx"z\n\té xbyacé한y', 531.4, 6548653, -5700419, 3898014, True, -698.26, 43829, Fraction(1, 3), 33.92131189], maxlen=14), {'epsilon5': int, 13: 669.19754863, 'gamma5': slice(1, 2)}, defaultdict(list, {97: [530988498879]}), OrderedDict([(51, 740024690), (60, "b한y 한\txb한zbz'a'zyx'éx")]), Item('"xéazbybzxaz\'\nx\'éyxbaa', [40.88795, int]), ("\tc\t'z\nyy", 230270699923), deque([Color.RED, False, "''", slice(1, 2), 36537616404], maxlen=6), Point(530001484, -2283724157)], maxlen=9), 36: SimpleNamespace(), 'epsilon1': [frozenset([2])]}
# %%
Counter('')
# %%
87087251
# %%
int
# %%
OrderedDict([(75, SimpleNamespace(n0=frozenset([9]), n1=Counter('c'), n2=frozenset([7]), n3=OrderedDict([('gamma3', -1703798842), (13, 73.943), ((7, 'y'), '\ny é\'"zac한\'b c\t한cb한b"xx'), (9, -272), ('alpha8', '"한y\' "az')]), n4={}, n5=SimpleNamespace(n0=-26027), n6=Point(-89309108111, -11814674192), n7=Item(13.0, [119.939188, None, "y\tx\t\n é c한ccé\n'acxbxy\n", ' abé ééyx', b'ab\x00', -857.0971, range(5), float('nan')]), n8=[1e300, re.compile('a+'), -62450, -37916553394, slice(1, 2), 486.581, False, "yx\n'\txx\téa\t\n "], n9=('zxyb한\nb"\tb\' ',), n10=SimpleNamespace(), n11='a\t\tc\'byc\'"y\'\t\t\na a한zz \t"ébab', n12=deque([b'ab\x00', -5.31, ..., 971, '한é\'한bz\'cayyabyz"""b한한', 605506067, 1021619880, -337585481], maxlen=9)))])
# %%
Counter('a')
# %%
'"\t한한azzxb x"b\tzy\' \t"c\n"bz\txxé'
# %%
41627728
# %%
Counter('dc')
# %%
OrderedDict([(3, 'y'), (54, Point([False, "\tbbz xyaycc한x\txa한'"], Counter(''))), ('epsilon1', 'éa\n\t한 \n"aé\'zy\t\tbc한b\''), ('alpha2', deque([Counter('aad')], maxlen=2)), ('alpha2', defaultdict(list, {(1, 'x'): [SimpleNamespace(n0=-805.99428, n1=678.5, n2=747.4177819, n3=True, n4=slice(1, 2), n5=348.7310961, n6=datetime.date(2020, 1, 2), n7=Decimal('1.50'), n8=..., n9=545.92263, n10=-970.53, n11='\n한"\tz\'\n\n\'y한\n', n12=-39.048333)], 'alpha3': [1e300], 'beta6': [Point(432.955358, -555726467)], 'gamma3': [SimpleNamespace(n0=Fraction(1, 3), n1=157, n2=-95059639940)], 'delta0': [defaultdict(list, {'alpha2': [3+4j], 74: [int], 47: [range(5)], (5, 'y'): [' 한c'], 91: [972.11078106]})], 33: [SimpleNamespace(n0=' ya', n1=74.4174, n2='x"cx\'bxax', n3='"czc"c\nb"한éc"한\té\n한\txxaz한y\t한" \'', n4=range(5))], 74: [Counter('baaaccad')], 'epsilon5': [376.94604106]})), ('alpha5', OrderedDict([('beta0', OrderedDict([(27, len)])), ('epsilon2', frozenset([8]))])), ('epsilon8', Item(Path('/tmp/a'), [-2968619, [-323.686, -0.0, -93016984, True, False, len, -864.71, 1e300, 'ccc한éya  c', 765.059454, 'ébxcbcéy\tab', 'c\nbx"""\n\'한', 'bb\t abx한\t"ccy\t\nbx\'한\n\'y\n\'\'a c\'\t']])), ('delta4', -908.996788)])
# %%
767.773816
# %%
frozenset([8])
# %%
defaultdict(list, {'alpha1': [deque([-9067, -632.7013, "한한\taéa'a", ..., b'ab\x00'], maxlen=6)], (9, 'x'): [Counter('')], 7: ["é\n'cz'\n한é z\t \t"]})
# %%
{'epsilon3': datetime.timedelta(days=1.5), 22: Item(-0.0, [OrderedDict([((6, 'x'), re.compile('a+')), ('epsilon0', '\tbyxa é"\nzéz xa한béx\' y\tz \'zy '), (83, -8506033), ('alpha9', Fraction(1, 3)), ((5, 'y'), slice(1, 2)), ((7, 'y'), False), ('epsilon6', -407.4857648), ((2, 'x'), b'ab\x00'), (96, '\n한b"\néy'), ((5, 'x'), None), ('epsilon5', range(5)), ((7, 'y'), float('nan')), (80, -3994121595)])]), 15: frozenset([6])}
# %%
OrderedDict([])
# %%
-269734913427
# %%
SimpleNamespace(n0={'gamma9': "한 'éya'한한\n", (5, 'x'): '"y " \n\nyc\ty한\'zcc\n\t한'})
# %%
()
# %%
-8339743082
# %%
{60: 107.0, (8, 'x'): 390.99761, 'epsilon9': -70331847, (7, 'x'): -622513, 'delta5': 29285, (4, 'y'): '', 'epsilon9': -126589, (3, 'y'): -462.7}
# %%
Counter('cdc')
# %%
{'gamma4': 'b"bac한zé\t한b\'"z\n한"\na\nécb\'é \t\' \'', (2, 'y'): '\t\naa é\t \nb 한xyc""b', (1, 'x'): -475.485, (0, 'y'): -886.0, 'gamma6': 582.0}
# %%
Counter('cbbdcaac')
# %%
Item(445.2374796, [Item(3899987, [417016022699, 256.16249, '"bé', range(5), "'\tx\ncxz", re.compile('a+'), 56101495750, "y\nz x'", -52080, 84.541, -239.35666, -12, -62885675511])])
# %%
{(8, 'y'): (Point(slice(1, 2), range(5)), 585831984332), (9, 'y'): Item(210.0, [SimpleNamespace(n0=..., n1=527.2195957, n2="yz éaac'c", n3=-675.3, n4=16434582146)]), 18: SimpleNamespace(), (0, 'x'): OrderedDict([(70, Counter('')), ((5, 'x'), "z한한 a\nc''xxz 한\t"), ((4, 'x'), Counter('bbc'))]), 'alpha7': frozenset([1])}
# %%
frozenset([4])
# %%
788.331266
# %%
frozenset([5])
# %%
defaultdict(list, {})
# %%
{}
# %%
3+4j
# %%
Point(Counter('bccabdbd'), '한\'c" zx\naé \'한한y한ybz')
# %%
defaultdict(list, {(0, 'x'): [-198232835457], 37: [163456], (0, 'y'): [OrderedDict([((5, 'x'), True), (89, Path('/tmp/a')), ('alpha8', ' "\n bbb\né\'한x\n\nééx\nzbz\n\ty\ty'), ('gamma8', -757942), ((9, 'x'), 'x\tab "bcyc한\'\t한\tcyc한x')])], 'epsilon6': [OrderedDict([((1, 'x'), 'xxx éyb\'b"\'한'), (0, 483.215), (82, 864567665), (70, 16204191), (0, 83644526663)])], 71: [{}], 'delta5': [('é"', "aé한\n한\téaz한\n'\naa '\tééx''z한 한é", -42036426)], 59: [()], 8: [Point(False, Decimal('1.50'))], 3: [SimpleNamespace()], 2: [-459625193628], 'alpha7': ['éc\ty\n'], 'alpha6': [Item(1e300, [-10.0, 603576001327, False])], (1, 'x'): [SimpleNamespace()]})
# %%
SimpleNamespace(n0=deque([False, 6168108117, 3+4j, Decimal('1.50'), True, b'ab\x00', int, -49250, datetime.timedelta(days=1.5), 'éz"é\n', 720.011, Path('/tmp/a'), 573.0], maxlen=14), n1=Counter('abc'), n2=Fraction(1, 3), n3=SimpleNamespace(n0='aa \'"x\nc\'é한"\té\t\ny"', n1=-773.717335, n2=410.159966, n3=-30218, n4=66050808), n4=[datetime.timedelta(days=1.5)])
# %%
Point(Point(datetime.date(2020, 1, 2), -9301), frozenset([8]))
# %%
SimpleNamespace(n0=defaultdict(list, {(7, 'y'): ['b\n한"x'], (4, 'x'): [233.417458]}), n1=Item(-14274638162, []), n2=deque([Decimal('1.50'), -692.6136, "y'c\t'"], maxlen=4), n3=('éé\n',), n4=-349.7868593, n5=SimpleNamespace(n0=52194237, n1='ayxcyé"', n2=b'ab\x00', n3='', n4=Fraction(1, 3), n5=542271, n6=3419640705, n7=52045746898, n8='zzc \t\nx"a\ncbz c"\né\'b\'a\txy\n', n9=Fraction(1, 3), n10='zb"zé a\'한x한czcéé"éby\'a  한"a', n11='x"zz"bzé한 \téxy ', n12=1e300), n6=Item(-376.0, [352309216071, '"한a\t\na\'\n\'\ncz']), n7=OrderedDict([]))
# %%
{(0, 'x'): -824.32268219, 2: '\tx"\t\t\'éé\n\t \'\nxa\tyxx한x한\t\tc'}
# %%
OrderedDict([(19, Counter('ca')), (77, Counter('daddacad')), ('epsilon6', Point(174.69733, -269.5766193)), ((8, 'y'), 427774209), ((8, 'y'), Item(datetime.timedelta(days=1.5), [-10339, -373.05]))])
# %%
frozenset([2])
# %%
SimpleNamespace(n0=3+4j, n1='éx zxé\'x""yzé', n2=305.841309, n3=995.9, n4='zéa한\tczzéé"é "a', n5='yba"z한\nc\'béay\ny', n6="é\n\n\txécz한aééb\tc'cc", n7=-690.0, n8=Color.RED, n9=3.6, n10=Path('/tmp/a'), n11=1e300, n12='a')
# %%
Counter('ad')
# %%
OrderedDict([(4, -239.61), (10, 998.43391), (16, 768.64563309)])
# %%
'c \'yx\'b한cc\n"\naé\'\nzx"\tx'
# %%
defaultdict(list, {'gamma3': [[Counter('acdadbab'), '\t한x\nyxz"\n\nccé\tzxx\tcbybz', Counter('ccbaa')]]})
# %%
Counter('c')
# %%
defaultdict(list, {(2, 'y'): [743965301075], (4, 'y'): [-270.2062756], (0, 'y'): [976.7003895]})
# %%
SimpleNamespace(n0=deque([datetime.date(2020, 1, 2), 294.03, 5921772891, -723.07209289, 'cyzbc', 290.8403228, "한한zy  한y한'\t'x\naécx\t'zzxb", '\néb \t'], maxlen=9))
# %%
OrderedDict([((3, 'y'), Item(Path('/tmp/a'), ['a"한\'', 675.931, -81190, None, 3+4j, -321.32, -662.0, -914.0, -175.0, -95065, '\n yca한cé  ccab한y"é한xcz "\nc한', 3354, 'ay\ty'])), ((8, 'x'), {'beta5': False, (9, 'x'): '\n\nx"한\t\'bézx\té  z\n\n\n', 'delta9': -374.75837}), (99, OrderedDict([(90, 'z c '), (21, '  \' 한"'), (96, "bé éayx한cyxc'y'xcb"), ('gamma5', 'yécy"a\ncyy\nxyb\'z'), ('beta8', 'a\n'), ('beta8', '\té\t"xc한x"ab'), ('delta7', -43804237), ('epsilon2', -614.4861), ((5, 'x'), 'ybyb'), (83, False), (95, 598835), (22, Decimal('1.50')), ((8, 'x'), 543.2470875)])), ((7, 'y'), -0.0), (44, '"\n한"cc\t\'"z"한cxa"\n\'')])
# %%
767.91
# %%
-576.0
# %%
"'caz"
# %%
'azé한b\'\'cc\tz"é\'b한 ca\t'
# %%
OrderedDict([((1, 'x'), -148.740844), (1, '\t\'éé\'\t\nxéz "zayzz"\nbb\tc\tx'), ((9, 'x'), 'b éaé\tz\n\n"x\'z" yxc\'\nc한éa'), ((0, 'y'), -590.78951514), (15, 936.0536018), ('beta2', "yybzcba\téz'b"), ('delta0', 'é x" \''), ((9, 'y'), '\'한"\nbz\tc\naa한한"éxé\t\t\' a\t한 "" b')])
# %%
-439756185382
# %%
deque([], maxlen=1)
# %%
SimpleNamespace(n0=Decimal('1.50'), n1="'zb b\taz", n2=datetime.timedelta(days=1.5))
# %%
451.45321
# %%
657.30336365
# %%
SimpleNamespace(n0='"yzyx\n', n1='cb\t"yz"한xé\n éb한\t\nbycac', n2=-0.3207, n3=-714.0, n4=-786.1)
# %%
defaultdict(list, {(6, 'x'): [Counter('ddaca')], 47: [3+4j]})
# %%
SimpleNamespace(n0=-0.0, n1='x한\na', n2=643, n3=-576.4368522, n4=-618.27782, n5=-676.59589904, n6=-799958323764, n7=Path('/tmp/a'))
# %%
OrderedDict([(57, False), (14, OrderedDict([((3, 'y'), -135.4847)])), ('beta3', defaultdict(list, {85: ['xbac\nay\tx\t\nczx\naé한\t"yc'], 'delta1': [Path('/tmp/a')], 62: [Color.RED]})), ('gamma4', float('nan')), (61, -302.64523)])
# %%
91450119592
# %%
Counter('adbbd')
# %%
'\'b"\'\tby y\'ab한한z\tx yé\ta\'z\'yz'
# %%
Counter('ada')
# %%
SimpleNamespace(n0=SimpleNamespace(n0={58: datetime.date(2020, 1, 2), 'gamma9': 910452, 75: b'ab\x00'}, n1=SimpleNamespace(n0=523.051, n1=-634.2), n2=frozenset([2]), n3=Counter('b'), n4=('b"é"xzy',), n5=defaultdict(list, {(6, 'y'): [-444.199]}), n6='\n"z\n한ay" z b"b\nxb"éz', n7=Counter('b')), n1=Item('y a한\'a"ccé\t"az\n', []), n2=deque([frozenset([4]), (' b bzybyé  éz z\nab', -0.0, Decimal('1.50'), -580.45352, 743.93579851)], maxlen=3), n3='\'x"   z"zxyé\'é한 ', n4=((Decimal('1.50'), -655459852, 5524, '\nz한za"\né\nx cz""\' \té"écaaxa', -118.1032, Decimal('1.50'), -0.0, len), -630.05524, frozenset([4]), defaultdict(list, {74: ['é\nb\t"한\tbab한x  a한b\n'], 84: [True]}), (datetime.timedelta(days=1.5),), Fraction(1, 3), 'b 한yababyxbz', 551.019, Item(-477.7566581, [444.7001, '""한y\'한\né', len]), {27: -410.8, 16: 143.0}, Item(Decimal('1.50'), [b'ab\x00', 846.51, slice(1, 2)]), OrderedDict([((8, 'y'), -609022847593), ((9, 'y'), '한\n\té\n x\n \tcx\'"b\téz" béé한 \t'), (49, 2400402385), ('epsilon0', Color.RED), ((9, 'x'), ''), (59, 'xa"yé한\n한 ca\t'), (84, datetime.date(2020, 1, 2)), ('beta9', 50)]), [719768, int, ' c한zz\nz\tyazx한b\tbx"\ta \'ycé', 731.37436511, -1925888138]), n5=Counter('c'), n6=SimpleNamespace(), n7=Point(OrderedDict([(80, 830.59991)]), defaultdict(list, {})), n8=Point(datetime.timedelta(days=1.5), -117.0), n9=Counter(''), n10=((77390260, 'c\'\nz\'éyy\ny"한c  c한yc\'éa\'xz한\'', Decimal('1.50')),), n11="\tay'", n12='acxy\n "b한 ééyzby"x \t한y')
# %%
{'alpha1': 50779621, (9, 'x'): deque([], maxlen=1)}
# %%
[463]
# %%
Point(OrderedDict([((7, 'x'), -486.0), (55, 673.6), (76, -417.502354), ('beta1', '\n\nx\n\nc\tybba"\'z éz az" \t\'한\''), ('beta7', 977870368), ((5, 'y'), 629.4), (12, datetime.timedelta(days=1.5)), ((4, 'y'), ' a\txbc한\t\'\'\n"a\'b')]), range(5))
# %%
SimpleNamespace()
# %%
deque([-42490691, (3+4j, 3+4j)], maxlen=3)
# %%
{'gamma7': -3664588525, 4: 645.126497, 97: re.compile('a+'), 'gamma9': Fraction(1, 3), 67: 951.8808327, 'delta8': -241.2673153, (7, 'y'): range(5), 50: 'zbéé\ny\'"\nx 한b', 'delta8': Decimal('1.50'), 'beta1': 'cz ya" "xy"ab한한"baz"a\nz', (7, 'y'): 927.562, (5, 'x'): b'ab\x00', (1, 'x'): 223786221228}
# %%
deque(['\n\tb"b', int], maxlen=3)
# %%
OrderedDict([('alpha3', Counter('b')), (58, Item(-442.993, [len, 75950483, 39, 913.00149329, -658144639, float('nan'), range(5), -13.102])), ((4, 'x'), float('nan'))])
# %%
Counter('cad')
# %%
SimpleNamespace(n0=True, n1='z\'\'yxa한zx"bé', n2=Decimal('1.50'), n3=49425, n4=defaultdict(list, {90: [-785264390], (7, 'y'): [''], (6, 'x'): [110097266], 72: [905194], 46: [' bz']}), n5=range(5), n6=Point(12.9928989, datetime.timedelta(days=1.5)), n7=-3920188866, n8=OrderedDict([(31, 'yy한éba\t'), ('epsilon2', 'yxy한z'), (91, datetime.date(2020, 1, 2)), ((9, 'x'), 481.77), ((4, 'x'), 124.0), (53, 312.387603), ('gamma7', -791.9021), ((9, 'y'), re.compile('a+')), (40, -899.667), ((3, 'y'), 16272895), ('gamma4', 66312507), ((6, 'y'), '\n xxz\t한z\nc \t"c한한\nxzaz'), ('epsilon7', "' a")]), n9=OrderedDict([(45, 3050), ((5, 'x'), 110.525044)]), n10=frozenset([9]), n11=Point(-52654690910, 816.6905289), n12=141.815384)
# %%
{'beta2': ' "ca\n""éb"\nbzba c\t'}
# %%
[]
# %%
Counter('cbddcdcddabdc')
# %%
SimpleNamespace(n0=-896.3765, n1=Color.RED, n2='y\té\n \n"z\'z"c"\n\'a한"b "a a\'\n한cxz', n3=True, n4=-98701518859)
# %%
[{(8, 'y'): Counter('abd')}, frozenset([1]), deque([OrderedDict([(97, "ycc한é ' xbazz한éx\tbé\tz"), ((7, 'x'), -99395771194), ('gamma4', 489048749), (79, 1e300), (67, '"\na"ba\'\n\n\'y')]), -331167], maxlen=3), frozenset([4]), Item('b 한yby한a\nc \'aéx"c한a"\'bb한한\n', [])]
# %%
37688
# %%
OrderedDict([((1, 'x'), deque([slice(1, 2), Color.RED, 242.2393114, b'ab\x00', False, 84, 3+4j, 'céb\néy한한z\t"z""\nzbxzaaa'], maxlen=9))])
# %%
(defaultdict(list, {(9, 'x'): [-325.266]}), OrderedDict([((9, 'x'), -220.0), (26, 726.7)]), -799493041)
# %%
OrderedDict([('alpha5', -1044775964)])
# %%
[frozenset([8])]
# %%
[frozenset([6]), Item(' \'zazb\nxb\n"yxbx한 "zx""y \ny\' ', [re.compile('a+'), -318.1, 315624767354]), Counter('abacc')]
# %%
'a\nzz한'
# %%
[1e300, 1e300, Counter(''), {25: False, 'epsilon4': "z\naz\t' 'c' xzxaycc", (4, 'y'): -193.0, 'gamma3': -205.101, 79: 897324, (0, 'y'): 'zxacéaybb\t', 29: 627.0, 89: -23893, 'epsilon8': ' \té b"x"\txyy\t"c 한az\' c한\'\'', (9, 'x'): 'c한a한a한c"éa\nx', (0, 'y'): "y'한' \txbbé\nxzbayzz'", 85: 'xzb', 'gamma2': b'ab\x00'}, frozenset([2]), OrderedDict([(37, 310.4961), ('alpha9', float('nan')), ((0, 'x'), "czzyécz\ny'zé한xxby\nbyb 한"), (10, -381.0), ((2, 'x'), None), ('beta8', -890.298), ((1, 'y'), True), ('delta0', 368.0199), ('beta2', 'azz"\'x\t" \'\'z"aca한\n"xx\'y" yyézb'), ((2, 'y'), '\tb'), (3, 1e300), ((2, 'x'), '\t\'\'\n\'éb한cxzyaxx\t\t"éz" '), ((1, 'x'), 'y')]), 5433106, defaultdict(list, {98: [548.6005], 'beta3': ['by y"\n한bcéx\n\t한cc'], (8, 'x'): [-7962138], (1, 'x'): ['c"éa\n\tzé'], 'alpha5': [-2388280]}), OrderedDict([('alpha2', 275.288), (92, -851.739), ((2, 'y'), -493.876132), (46, len), ((1, 'y'), -638.68963432), ((9, 'y'), 79), (28, 88308621), ((0, 'y'), '\n"b  \'éy"zé \'b\tab"한céx"\t\'한ca한c')]), datetime.timedelta(days=1.5), Item(False, [' é\ny한  yccbz"é ac', '\'\'"x ay aa\tb 한\n\n\'yy bzcxzy\na', ' a\n\'ézcx\n \'x"\'\n한\n', False, 790.5]), Point(560.0, '한\nza \nb\nb'), 'éy\'ayyabxa  "zzc   ayxb']
# %%
frozenset([9])
# %%
(Item(754.612, [range(5), 310.28456301, -861473691, b'ab\x00', 679544527, 'b\tca\nay\t ', len, 5697828]), '', [], re.compile('a+'), Counter('bca'), [float('nan'), 'z\t\'"yx"\nzb"zy yé한\'aa', '\tba\ny한bxb\t"abaczx"\n\n', 690.9448895, True, 745.657, slice(1, 2), range(5)], deque([], maxlen=1), defaultdict(list, {(1, 'x'): [-718.1728226], 56: [-40887063071], (6, 'y'): ['zz cbc y 한zcy"z\tzz\''], 'gamma8': [817980782923], 'beta7': [-80798303174]}))
# %%
Item(3+4j, [True, 'zybcx"한한 \t\n éyya ébé\t한한bé', SimpleNamespace(), [Decimal('1.50'), 3+4j, '\té"z\'zé'], [-870686, Decimal('1.50')], frozenset([2]), Item('éy"b  ya bzca', []), defaultdict(list, {'gamma8': [False]}), Point(' \'\n \n"한xc\'zx\nzx한xx', 46447164614), ('a 한\ncz y한 한bcé\tz한 zx', -4129447274, 691.62, -190102, 399.0, ' \n"cc"xbzé\t"한baa한\t\txy\'é\tc', len, 683.0, -57.59, 28.41799, '\n"\t', 5517536593, ...), (-798.91374863, "cc\n\n'한 \na\t", 136.4780973, float('nan'), 3+4j, len, Decimal('1.50'), 23723050064), OrderedDict([('alpha4', -9859058332), ('beta7', 8058501580), (17, "'yx\n"), ((6, 'x'), '한 한yx\n"xyyx\'"\n\n한a\'z"x한ébz\n'), ('beta6', 537.48)]), OrderedDict([(14, "y'z한xxaby\n\t")])])
# %%
defaultdict(list, {'epsilon8': [Counter('da')], 2: [Item('', [])], 'alpha6': [slice(1, 2)], 'epsilon5': [366.419594], 99: [frozenset([8])], 'epsilon1': [defaultdict(list, {})], 'gamma6': [Counter('')], 'alpha9': [()], 'beta7': [858.05], (6, 'y'): [Counter('')], (3, 'x'): [Item(15520707348, ["zy'éxx ", -840.2074])], 93: [Counter('ac')], 'delta0': [datetime.timedelta(days=1.5)]})
# %%
Point(frozenset([9]), OrderedDict([]))
# %%
OrderedDict([(34, 'éé\n" ')])
# %%
400619380504
# %%
OrderedDict([(57, {})])
# %%
frozenset([0])
# %%
Item(-44075421, [SimpleNamespace(n0=' zx\'yy\tz\t yacayx""bcy'), frozenset([6]), OrderedDict([(91, ...)]), {37: -457.2}, Item(681.419553, [None, 543248943746, -0.0, 3+4j, '한\naéc aa', "'b a\n\nbbzz ", '\n""c\t\'b \n"xa\ty\néx', 'z"éx\'z"z한""x"\na\t\t"z한\'é\'한c']), (-889.826371,), -978829532922, {(5, 'y'): 'z한bbaxac   ', 47: 466.62109, 47: 955.0, (9, 'x'): '"한aéb\t\n\'b', 89: 1e300, 35: 97285, 99: 428.19, 30: Fraction(1, 3)}, Point(-11544261388, 53589985504), {(6, 'y'): -128.5415, 'delta2': 32543, 'delta1': 'az\nxzzaba한é\n"yz\ny\txé \na한aéx한c\''}, {'beta7': range(5), 'beta4': 'z x y"y\t한\'zyb 한\n\ty\ncz\n'}, Item(341422891271, [True, 351.2418, -499462653438, 'x zbcbyayyxc  x\t\n "\t\té한ccxcyb', re.compile('a+'), -270795061, -39166614, -0.0]), {68: -693.95, (5, 'y'): '\na\n\'\'é""\taxc b"한c ', 21: -0.0, 'alpha7': '\'  a\t\n\'\t\tc\'xc\nc"cz', (3, 'y'): -492.4, (8, 'x'): 3354811, 56: Path('/tmp/a'), (5, 'y'): b'ab\x00', 32: '', 'epsilon1': '\tca', 'beta3': 3+4j, 'gamma7': 3656824, (7, 'y'): -957878354}])
# %%
(frozenset([4]), deque([], maxlen=1), slice(1, 2), Counter('cabcbbbabdacb'), OrderedDict([('beta1', -13.80463304), (77, "''\tc\nx\nb éx"), ('gamma8', 594.6285316), ('delta9', -35491173202), ('alpha0', Decimal('1.50')), ((2, 'x'), b'ab\x00'), (91, 'z \txc  \ta"xb\nxx"é'), ('gamma1', -569.2)]), frozenset([0]), OrderedDict([('delta5', 886.0), (32, 196.1), (0, -505.7997), ('alpha2', -162.44733993), ('epsilon7', None), ('delta5', "\t한ba'é한z\t"), ((3, 'x'), slice(1, 2)), (69, '\'"\n\tazy"\ncx""y\'c"xbx\''), ((3, 'y'), int), (77, -858.506263), ('epsilon9', datetime.timedelta(days=1.5)), (49, "xzécz한é\n한byé\nb ay \n\naéc'éa"), (13, -729856846010)]), defaultdict(list, {'epsilon8': [int], 'alpha6': [-52868803202]}))
# %%
deque([{'beta0': Point('\'한 z\'"a한by한b zéé\té"한c"bb\nxc', 95.672967), (3, 'x'): datetime.timedelta(days=1.5), (0, 'y'): SimpleNamespace(n0=-25688581813, n1=datetime.timedelta(days=1.5), n2="yac한'b'xécx\t 한x\t'yéa\t\tcé\nycb", n3=len, n4=583.624, n5=163.392, n6=2743782477, n7=-225094036089, n8=-802.24670769, n9='한a"""y한a\'\tazxzz한 a\tx\'c', n10=-0.0, n11='한한 "y\'yé" x"한\tb', n12=3+4j), (6, 'x'): deque(["aac한'céc한", 70.701218], maxlen=3), 'epsilon7': {(4, 'y'): -5853619502, 92: float('nan'), 'alpha9': Decimal('1.50'), (8, 'x'): False, 47: 668.1075, (4, 'y'): '한yca\'c\ty\'cbbxa \t\tby한\n"zb\n z', 'alpha9': 544982677668, (4, 'y'): 663.0}, 32: Point('yba\'b한z한"x\tc\n"yx"', -533.0), 38: Counter('dca'), 'alpha0': Item(329.1033, [-909926573118, None, -0.0, 698.02, -3566827142, 893.28879, '\nc 한b\t\'yc"b\'""cé\t\'y', 752.2])}, {(4, 'y'): Counter(''), 19: Counter('d'), 0: {}, (4, 'x'): defaultdict(list, {43: ['baé\ny']}), (4, 'x'): 'bxyzéxc한xc\'zé"한ya\tzc 한b한b'}, '\tyz\t', 1e300, Point([datetime.date(2020, 1, 2), 'zc'], Counter('dbdbabbdbbabb'))], maxlen=6)
# %%
datetime.timedelta(days=1.5)
# %%
deque([deque([-340.7], maxlen=2)], maxlen=2)
# %%
16846566792
# %%
frozenset([7])
# %%
{'epsilon2': Counter('da'), (5, 'y'): [], 'beta2': 'é\n\nybx\tc \té한a한'}
# %%
defaultdict(list, {(9, 'y'): [[-580.0, -389970521319, int, 'a 한"cc한\t é\'ccécbb', -0.0, range(5), re.compile('a+'), ...]], (2, 'x'): [SimpleNamespace(n0='xxc bya\t한ab\n한', n1=False)], 29: [frozenset([7])], 58: [Item(260.0, [Decimal('1.50'), 'yyzc"한" \ncxccbcc\t\'aé\n\na', -896.69])], (2, 'x'): [OrderedDict([('beta6', "éz\t한'bbé\t''한z\né"), (34, 'z\néé\n한 zz '), ((1, 'x'), datetime.timedelta(days=1.5)), (32, -939.0), (41, -598.9991)])]})
# %%
Point(Item(slice(1, 2), [73690880778, 622409269182]), (-628601838493, -828792))
# %%
[frozenset([4]), -95434]
# %%
Point(-352.6414, SimpleNamespace(n0=791.0, n1=datetime.date(2020, 1, 2)))
# %%
SimpleNamespace(n0=[], n1={(3, 'x'): 'cé\'"x\n"é한', 'beta3': 79540157231, 'beta6': Fraction(1, 3), 40: 'ééxxx\tz"\n\n한\'é\n\t한 \t ', (3, 'x'): 375728451414, 'beta3': 3+4j, (7, 'y'): -382.19, 1: 1929113331}, n2={78: 'ézb zébzy \n\n"', (4, 'x'): Color.RED}, n3=-862.7593, n4=OrderedDict([('epsilon6', 3+4j)]), n5='xc\nx éc c한zy\t \ny cc\ta한한\t한\t', n6=OrderedDict([((7, 'y'), -333.355864)]), n7={(2, 'y'): -798.22102713, (2, 'x'): Color.RED, 'beta6': "  한 xycc\ny한\n'zcéx\técz "}, n8={0: False, (9, 'x'): '\té \t  a\nxé\'한abyb\'éba\t bé"xz\n\t'}, n9=Item(164.1043085, [' \n\t한y "yac\t\'zb""éaayz"y\t\né\n', 'cy', None]), n10=SimpleNamespace(), n11=Item("'", [405, 1e300, 126.17, 'azyzc"ébé\n"a한한c\né\'\n\t한', len]), n12=OrderedDict([(66, 649.601), ('delta3', 281.20363395), ('epsilon7', 424.99), ('gamma2', 'é한\tyzxé'), ((0, 'x'), 686.0), ('beta5', 'ycé"zc한'), ('gamma1', 65532737), ('delta4', -784.682)]))
# %%
defaultdict(list, {80: [-828.01]})
# %%
{(5, 'x'): -610.734, 64: Path('/tmp/a')}
# %%
{55: SimpleNamespace(n0=Item(242.364, [datetime.timedelta(days=1.5), '"\t\n"a한한a\t 한"é\t"cc', Decimal('1.50'), 231.556, -37175, '\nz "éb\'az\nz\'\nzaaéaxxzz', "ya'\nz 'b", 53567793]), n1=-200215998291), (9, 'x'): frozenset([5]), 'alpha6': {(0, 'x'): Counter(''), 82: deque([-360.9342, -507.0, '한ax"c\' z\t\n한\ty\taz한 c\n"zzéaa\'\'한\t', 899.816, float('nan'), '\tx\t', "é'\ny한한ay'\n \t\té한y\nc한", -4.1127], maxlen=9)}, (9, 'y'): OrderedDict([(37, -819.93264), (48, [re.compile('a+'), 537.0]), ('epsilon6', 97408)]), 'delta5': [(b'ab\x00', 705.1647304, 812.0176915, -369.62596874, -462201177, 112.58971, Path('/tmp/a'), -395897), OrderedDict([]), Counter(''), [], 884.069268, ('éx "\'xc\'bc\t \'c "\n한\ta한\t\néy', -616.33, datetime.date(2020, 1, 2), -185611742417, 'y한x', slice(1, 2), float('nan'), 'a한 "b"한\'c\'bx한한" aé\n', 589, Fraction(1, 3), False, Decimal('1.50'), -434433160), Item(..., ['\ty\'한yz"a 한x\nézxaaz\t\'한\n  ', -317.35519, 616.9193305]), {'gamma4': "한xb한\t한x'x한\t ", 52: -78864152, (2, 'y'): -25.57}], (5, 'y'): OrderedDict([('delta4', deque([], maxlen=1)), ((3, 'x'), Point(-24055796313, 305.57))]), (0, 'y'): -249.569, 51: -48705423805}
# %%
Item(False, ['y\n\'\n y한xb"x"\'', 'a"éé az\nz\nb\'\'"\t\'', slice(1, 2), range(5), datetime.timedelta(days=1.5)])
# %%
{'delta6': 1e300, (7, 'y'): -761.2511368, 'epsilon3': -13385995, (8, 'x'): -500.19432359, (0, 'y'): 166.04803, 62: -58292990129, (7, 'y'): "b '\n\n", 36: 871.5}
# %%
'c한y한axé한\t axz'
# %%
{(0, 'y'): Path('/tmp/a'), (0, 'y'): 'xa\'"', (7, 'y'): '"é\'y한éyca\tc한x\'éxczb\né a\'', 7: -281.9138, (4, 'x'): datetime.timedelta(days=1.5), 'delta7': 946808107445, 'beta6': '\n\'aé\nzb"ya ayx \n한\nyaébézcbza', (9, 'y'): False, (1, 'y'): -639, (0, 'y'): 655.04, 96: -747.332, 94: 64202137, 45: int}
# %%
OrderedDict([('beta2', 1e300), (70, 3+4j), ('delta0', -409547), ((3, 'x'), 'aczz\' b한한한zz\t\n\tzb\t한x"\nac ab'), (59, -112), (57, -527.263152), (48, '"'), ('gamma5', 52224525), ('alpha2', 211.44533869), (60, 'by'), ('gamma5', b'ab\x00'), ('epsilon9', 1e300), ('beta7', 151.584)])
# %%
Counter('ccabcabbadccc')
# %%
{76: (-448.3972, 436.712, 1373256706, 435.0, datetime.timedelta(days=1.5), 977.6, " 한yxéy'y\txéyézé'한z\ty'ybzxb", -268.57149624, None, -935820000412, -801.0, -287.9305882, 44884), 'beta2': Point(645.1028, 170.2271), 2: Point('b', Fraction(1, 3))}
# %%
Item(-285903553946, [-164.7])
# %%
Point(64943856587, '"xyy')
# %%
Counter('babbbbad')
# %%
deque([float('nan')], maxlen=2)
# %%
defaultdict(list, {60: [2719445902], 'beta9': [67262705345], 26: [-543.6882], 38: [-110.894], 64: [Color.RED], (6, 'x'): [566.94850736], 'beta9': [-30616099199], 5: [len], 31: [584.762], (8, 'x'): [datetime.date(2020, 1, 2)], 'delta9': [slice(1, 2)], 'epsilon5': [11475403], 57: ['y\'azy"ba\n\nz bxayxcy \'"\'a\té']})
# %%
904.08662531
# %%
4814034067
# %%
-446.7
# %%
Item(' xy a 한', [3+4j, '\nzca한"한\'acxé\t\nabxcz', "'한ba\tccé y\ny\t\nxcxé\nb\t ébybccc한"])
# %%
983.8347
# %%
140201170033
# %%
defaultdict(list, {63: [Point(Point(-0.0, -818.3665381), {'gamma5': -4686651})], (4, 'y'): [348.173]})
# %%
deque([Item(635.73655067, [range(5), float('nan'), False, Decimal('1.50'), -986983110698, True, datetime.timedelta(days=1.5), 'z"é"c"\'한y']), (-69217927335, False), Item(637.956, [])], maxlen=4)
# %%
' x"ycc 한한\n"b'
# %%
(682.7758527,)
# %%
defaultdict(list, {'gamma0': [-602164958]})
# %%
deque([OrderedDict([(34, 461.467628), ((7, 'x'), 'b\tbé한x \tcaz'), (62, 530637), ('alpha4', -54003206), ('alpha8', Color.RED), ('epsilon2', 439.821467), (89, "bz'"), (89, -38.0)])], maxlen=2)
# %%
-286149099417
# %%
'\'한x한\na"한y "\'xxcx\' x"éy\'c한x\tz\né'
# %%
len
# %%
OrderedDict([('gamma9', Counter('dcbbabbdcddac')), ((2, 'x'), 54262), ('beta2', 686.947916), ('gamma4', 3+4j), ((9, 'x'), Item(8633311187, [24509800310, float('nan')])), ('beta5', OrderedDict([])), (25, OrderedDict([(81, -602.9802889), ((2, 'x'), 7973468049), ((7, 'x'), -10152), ((6, 'y'), -486.37677494), ((5, 'x'), '')])), ((8, 'y'), Counter(''))])
# %%
[len, frozenset([1]), {(9, 'x'): 51569987, 40: "한한''\nz한cc한\t한aza'\n", 46: Path('/tmp/a'), 'alpha8': 79717903, 'alpha3': -48.0, 42: 'zécc \'a zbc\t\ty"\'é"\nx\n\ta', 'beta8': -7900364732, 62: 845.2}]
# %%
[()]
# %%
[-974.67, -84245886, 366.571472]
# %%
{'gamma8': Point(458.61, '\nxcé éyxa한한aéac"bc cé\tz')}
# %%
SimpleNamespace(n0=Item(55.63110266, [899.23864, range(5), int, -987.8848, 930673116018, 279.0, 696131837508, -958991683671]), n1=Point(488.0, 697.3245413), n2="y\nz\tb''", n3='"\'z', n4=SimpleNamespace(n0=104434, n1='한c \t\na', n2=734.33637524), n5=275.41064, n6=[601.77058887, -65470309797, None, '\'é"a한한 ycbc', float('nan')], n7=6644, n8=("ax한x\nxcz'c한ya 'yz한yb''b한z\nx", "zczcay''c\n''cacb éé\n'z", Color.RED, None, '\t\t한" a\'zy'), n9=Point(len, "cb\ny\ty\tz\t'\t \nx'z'한céx"), n10=frozenset([2]), n11=SimpleNamespace(n0='y c\tz한a"c', n1=1e300, n2=-16111031, n3=-0.0, n4=-80189), n12=SimpleNamespace())
# %%
Item(125.0, [frozenset([4]), frozenset([6]), Item('y\txy', [346.5534, 945.88395]), 66935684763, Counter('c'), (), -294.607482, OrderedDict([]), 'bé\'y\'\t\na éb \n\n""z\'acb', {'alpha4': 3487, 'epsilon5': '한bz\t\tb\'byb yz\nyc\'한"', (4, 'x'): len, 'alpha4': 962.84272, 14: Fraction(1, 3), (7, 'x'): '"b"aé한x', 54: -10, (6, 'y'): -974.2341742}, OrderedDict([(26, Fraction(1, 3)), ('delta0', -227.2), ((9, 'y'), '"azé한\n\'\'az한\n\n'), ((1, 'y'), 462.5), (39, '"y\'x한""y"bb\nxacy\t"axb\'')]), defaultdict(list, {(4, 'x'): [-92417028228], 'gamma3': [len], (3, 'x'): [-79.3], 'alpha8': ['\t"\ty'], 61: [527.76], 'gamma5': [143543], (1, 'y'): [-479.57045], 4: [106.0], 'gamma0': [32397], 22: [-220.7], (7, 'y'): [-664.4], 28: [503.592], 2: [717.07082]}), OrderedDict([(99, 580.6779198), ('beta2', -934513983690), ((3, 'x'), range(5)), ((8, 'y'), False), ((8, 'x'), 517.05318)])])
# %%
SimpleNamespace(n0=[..., int, Fraction(1, 3)], n1=frozenset([3]), n2=defaultdict(list, {'delta1': [Fraction(1, 3)], (7, 'y'): [22460376]}), n3=Point(332.3, 643.01), n4=SimpleNamespace(n0="xz'한xyy b한\n'"))
# %%
Item(705954501943, [45614259597, -89.2718565, -97427941323, -110189818, datetime.timedelta(days=1.5), 'c"\n b\t한y\tx\t', 617.182483, -71074399546, datetime.date(2020, 1, 2), -853.021642, datetime.date(2020, 1, 2), 1e300, 987.3127])
# %%
deque([512.76997, Point(SimpleNamespace(), deque([-812767, 593.4423, 'z\n "b\t\n\'\'xyc한y'], maxlen=4)), frozenset([8]), {'gamma5': SimpleNamespace(n0=905.9792, n1=836539519087, n2='"\'yaxé  éé\tcéza\'"\tb', n3=range(5), n4=len, n5=Color.RED, n6=-882682333411, n7=False, n8=557.6, n9=3+4j, n10=-47884, n11='"é\'한é"éz', n12='"a"\'"c\t'), (4, 'x'): defaultdict(list, {(7, 'y'): [373.0], (1, 'x'): ['xé"ycb\téyc\t"b\'\' cc\ncé 한z\tc'], 85: ['y'], 20: [-640.070766], 73: [-381579841458], 'beta8': ['xcbz\'\'é \ta"yayxc \n'], 'delta6': [652.0], 'beta0': [826191733]})}, defaultdict(list, {}), (Counter('ba'), len, Item(-308112988, ["\t\t'", 979.4009002, 'abaéx\t\n\n']), OrderedDict([]), defaultdict(list, {'epsilon7': [60594]}), (-39756044520, 'cxz\t', 957.4731468, b'ab\x00', -848.34, 'z한xé\nzc\'\'yz"\ta \téé\'\n', 506.107, -1707, Decimal('1.50'), '\nyx\'한ba\n"xéy\'한\n\nc"\n', -717699814949, -410.8536643, 530.49420591), ' c"é xbb\ncc cz\'"z\nx\n', 57148, -725.6076, frozenset([4]), Counter('b'), ["'bc'by x한한'yb", 'x\t"yaccxzézy az한" 한aby\'한\' "', datetime.date(2020, 1, 2), 706.5, '\'\n\n  cy"a\t한éa x\n\nxb한'], Point(3+4j, datetime.date(2020, 1, 2))), Item(Color.RED, [1e300]), 'by\ncy\tbxxéa\tbz c\'\'"céa\'\'\t\''], maxlen=9)
# %%
Point(defaultdict(list, {'beta1': [-2130170]}), ['한é\t', 812.6462058, -485])
# %%
OrderedDict([((9, 'y'), Counter('dbcbcabb')), (46, SimpleNamespace(n0=(Decimal('1.50'), -75518), n1=OrderedDict([('alpha0', re.compile('a+'))]), n2=deque([re.compile('a+'), 'z\t\naya', -5691966903], maxlen=4), n3='ébya한\téy\té\n', n4=Counter('cacabccabbbda'))), ((4, 'y'), [[-698183, 'éy""\'\'z bécz\na\'"éa\tbycyx한', range(5), Fraction(1, 3), 370961980991, len, -670.1, 383], -774388031045, Point('ycz\n"zxbx한zza한\n\n\ta zc\n é한한x', -82859500399), frozenset([3]), 'yz', "yé y a'bcccb한é c", Counter(''), Item(334.0, [])]), (97, defaultdict(list, {22: [{}], 'beta2': [-182017748354], (8, 'y'): ['béx한한éé\t한\nab xx한cyx']})), (51, Counter('adb')), ((3, 'y'), 'z한é\ncb"é\t\'xéc한za\n\'z\'é b"é\''), (71, float('nan')), ('gamma8', 90751749879), ((5, 'x'), -3527876181), ((6, 'x'), frozenset([8])), (38, SimpleNamespace(n0=-259.0, n1=3+4j, n2=Point(False, -440.9843), n3=708045, n4=Counter('c'))), ('gamma7', '\n\tca한\n \n한 \t \'é\'\' "b\tb\t\n'), ((1, 'x'), {'beta4': -838165333, (0, 'y'): Point(None, 780919), (0, 'x'): -267309144030})])
# %%
("bx'cbéé'é",)
# %%
defaultdict(list, {'delta7': [Counter('ccb')], 'epsilon4': [{0: 146.05635782, (9, 'x'): 573.9303, 'beta0': 994.541, 79: '\'a\téa\t"한yx한c \t\' yxz ', 'gamma3': 1e300, 'epsilon4': 82.673, (9, 'x'): 'yx\té\n', 'beta4': -45.0, (3, 'y'): ..., 95: 496.52212678, (8, 'x'): 879.836, (1, 'y'): -30956621447, (8, 'y'): 'ca \'é\n"zyé"zéx\'éax""\'\'\nc\'b\'bc\''}], (3, 'y'): [418501650202], 0: [[-397.8840735, '\'\nc bbyyx\n\txz "b\n acbx', 629.20279, b'ab\x00', '\tc ééx한zcbz"한ay한zabé\n\té"yyyaé']], 24: [{(4, 'x'): "  zb\t ycé ayba'ayay\t x한 ", 33: -306.0, (7, 'x'): 'z axy\nzy', 22: 784529, 26: -949.105213, (1, 'x'): 'xcac yxy\'\'b"\n\n  \naybab\ta한 xba\t', 'gamma6': 879.9958, (0, 'y'): 139.2530651, 94: -7247449963, 'delta1': '\tyé\nxaéxaéxx한\t한한"y한\ny\nybzx\'x ', 40: 824.1495, 'epsilon2': 'xxz\'"z\'\taa\'"한c\té 한éx한z', (3, 'y'): '"\t \t cbz\'cb zx'}], 99: [[734.3]], 15: [defaultdict(list, {})], 78: [(len, -1313, 'cza\'c\t\t\t\n"  b\'\tzayc\'\tbyyxz\nz', '"yc\'yxzx', 5828317145)], 92: [{}], 'beta1': [Point(172.3, -0.0)], 'epsilon7': [{'gamma0': 246.849066, (4, 'y'): datetime.timedelta(days=1.5), 53: 'yc', 17: range(5), 'delta6': 'ccébx "bb \n \ny "\nb é\tzy"y\n', (6, 'x'): 68876, 'epsilon3': -0.0, (0, 'y'): re.compile('a+'), (2, 'y'): -129499033, 75: False, (7, 'x'): 'cxz é\'\t""czé', (2, 'x'): 771175557996, 2: 3+4j}], (4, 'x'): [1e300], 'delta7': [Item(-472533176717, ["y\tczzzyc yya'\n'한", 1])]})
# %%
''
# %%
defaultdict(list, {'delta3': [Point(-420641, 257544578907)], 'gamma7': [6214290919]})
