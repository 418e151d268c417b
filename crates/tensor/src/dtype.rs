//! What the elements of an array are.

use std::fmt::Write as _;
use std::rc::Rc;

/// Numeric types in the order in which `NumPy` promotes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Num {
    Bool,
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Float16,
    Float32,
    Float64,
    Complex64,
    Complex128,
}

impl Num {
    pub const ALL: [Self; 14] = [
        Self::Bool,
        Self::Int8,
        Self::UInt8,
        Self::Int16,
        Self::UInt16,
        Self::Int32,
        Self::UInt32,
        Self::Int64,
        Self::UInt64,
        Self::Float16,
        Self::Float32,
        Self::Float64,
        Self::Complex64,
        Self::Complex128,
    ];

    /// Bytes of one element.
    pub const fn size(self) -> usize {
        match self {
            Self::Bool | Self::Int8 | Self::UInt8 => 1,
            Self::Int16 | Self::UInt16 | Self::Float16 => 2,
            Self::Int32 | Self::UInt32 | Self::Float32 => 4,
            Self::Int64 | Self::UInt64 | Self::Float64 | Self::Complex64 => 8,
            Self::Complex128 => 16,
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Int8 => "int8",
            Self::UInt8 => "uint8",
            Self::Int16 => "int16",
            Self::UInt16 => "uint16",
            Self::Int32 => "int32",
            Self::UInt32 => "uint32",
            Self::Int64 => "int64",
            Self::UInt64 => "uint64",
            Self::Float16 => "float16",
            Self::Float32 => "float32",
            Self::Float64 => "float64",
            Self::Complex64 => "complex64",
            Self::Complex128 => "complex128",
        }
    }

    /// `NumPy`'s one-letter code.
    pub const fn code(self) -> char {
        match self {
            Self::Bool => '?',
            Self::Int8 => 'b',
            Self::UInt8 => 'B',
            Self::Int16 => 'h',
            Self::UInt16 => 'H',
            Self::Int32 => 'i',
            Self::UInt32 => 'I',
            Self::Int64 => 'l',
            Self::UInt64 => 'L',
            Self::Float16 => 'e',
            Self::Float32 => 'f',
            Self::Float64 => 'd',
            Self::Complex64 => 'F',
            Self::Complex128 => 'D',
        }
    }

    /// `b`, `i`, `u`, `f` or `c`.
    pub const fn kind(self) -> char {
        match self {
            Self::Bool => 'b',
            Self::Int8 | Self::Int16 | Self::Int32 | Self::Int64 => 'i',
            Self::UInt8 | Self::UInt16 | Self::UInt32 | Self::UInt64 => 'u',
            Self::Float16 | Self::Float32 | Self::Float64 => 'f',
            Self::Complex64 | Self::Complex128 => 'c',
        }
    }

    pub const fn is_integer(self) -> bool {
        matches!(self.kind(), 'i' | 'u')
    }

    pub const fn is_signed(self) -> bool {
        self.kind() == 'i'
    }

    pub const fn is_float(self) -> bool {
        self.kind() == 'f'
    }

    pub const fn is_complex(self) -> bool {
        self.kind() == 'c'
    }

    /// Whether elements may be NaN.
    pub const fn is_inexact(self) -> bool {
        self.is_float() || self.is_complex()
    }

    pub const fn signed(size: usize) -> Self {
        match size {
            1 => Self::Int8,
            2 => Self::Int16,
            4 => Self::Int32,
            _ => Self::Int64,
        }
    }

    pub const fn unsigned(size: usize) -> Self {
        match size {
            1 => Self::UInt8,
            2 => Self::UInt16,
            4 => Self::UInt32,
            _ => Self::UInt64,
        }
    }

    /// The float whose parts make this complex number; a real type is its own.
    pub const fn real(self) -> Self {
        match self {
            Self::Complex64 => Self::Float32,
            Self::Complex128 => Self::Float64,
            other => other,
        }
    }

    /// The smallest type that both convert to without loss, as `NumPy`'s table has it.
    pub fn promote(self, other: Self) -> Self {
        let (low, high) = if self <= other { (self, other) } else { (other, self) };
        if low == high || low == Self::Bool {
            return high;
        }
        if high.is_integer() {
            return match (low.is_signed(), high.is_signed()) {
                (true, true) | (false, false) => high,
                // A signed and an unsigned one: signed and wider than the unsigned.
                (low_signed, _) => {
                    let (signed, unsigned) = if low_signed { (low, high) } else { (high, low) };
                    if signed.size() > unsigned.size() {
                        signed
                    } else if unsigned.size() < 8 {
                        Self::signed(unsigned.size() * 2)
                    } else {
                        Self::Float64
                    }
                }
            };
        }
        // A float or complex number with enough digits for the integer.
        let needed = if low.is_integer() {
            match low.size() {
                1 => Self::Float16,
                2 => Self::Float32,
                _ => Self::Float64,
            }
        } else {
            low.real()
        };
        let real = needed.max(high.real());
        if high.is_complex() { real.complex() } else { real }
    }

    /// The complex type with such parts.
    pub const fn complex(self) -> Self {
        match self {
            Self::Complex128 | Self::Float64 | Self::Int32 | Self::UInt32 | Self::Int64 | Self::UInt64 => {
                Self::Complex128
            }
            _ => Self::Complex64,
        }
    }

    /// Whether every value survives the conversion (`casting='safe'`).
    pub fn is_safe_to(self, other: Self) -> bool {
        // NumPy calls 64-bit integers to double safe.
        self.promote(other) == other
    }

    /// Whether the conversion stays within its kind (`casting='same_kind'`).
    pub fn is_same_kind_to(self, other: Self) -> bool {
        let order = |kind| match kind {
            'b' => 0,
            'u' => 1,
            'i' => 2,
            'f' => 3,
            _ => 4,
        };
        order(self.kind()) <= order(other.kind())
    }
}

/// Units of time, from the longest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Year,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
    Milli,
    Micro,
    Nano,
    Pico,
    Femto,
    Atto,
    /// No unit yet: takes that of what it meets.
    Generic,
}

impl Unit {
    pub const ALL: [(Self, &'static str); 13] = [
        (Self::Year, "Y"),
        (Self::Month, "M"),
        (Self::Week, "W"),
        (Self::Day, "D"),
        (Self::Hour, "h"),
        (Self::Minute, "m"),
        (Self::Second, "s"),
        (Self::Milli, "ms"),
        (Self::Micro, "us"),
        (Self::Nano, "ns"),
        (Self::Pico, "ps"),
        (Self::Femto, "fs"),
        (Self::Atto, "as"),
    ];

    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(unit, _)| *unit == self).map_or("generic", |(_, name)| name)
    }
}

/// A unit and how many of it make one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeUnit {
    pub unit: Unit,
    pub count: i32,
}

impl TimeUnit {
    pub const GENERIC: Self = Self { unit: Unit::Generic, count: 1 };

    /// `[ns]`, `[25s]`, or nothing without a unit.
    pub fn suffix(self) -> String {
        match (self.unit, self.count) {
            (Unit::Generic, _) => String::new(),
            (unit, 1) => format!("[{}]", unit.name()),
            (unit, count) => format!("[{count}{}]", unit.name()),
        }
    }
}

/// One named part of a structured element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub title: Option<String>,
    pub dtype: DType,
    /// Bytes from the start of the element.
    pub offset: usize,
}

/// The parts of a structured element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Struct {
    pub fields: Vec<Field>,
    pub size: usize,
    pub is_aligned: bool,
}

/// What an element is, byte order apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Num(Num),
    /// A handle that the owner of the storage counts; 8 bytes.
    Object,
    /// So many bytes, zeros at the end left out.
    Bytes(usize),
    /// So many code points of 4 bytes, zeros at the end left out.
    Str(usize),
    DateTime(TimeUnit),
    TimeDelta(TimeUnit),
    /// So many bytes without a meaning.
    Void(usize),
    Struct(Rc<Struct>),
    /// A fixed array inside an element of a structure.
    Sub(Rc<(DType, Vec<usize>)>),
}

/// What an element is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DType {
    pub kind: Kind,
    /// Whether its bytes are in the other order than this machine's.
    pub is_swapped: bool,
}

impl From<Num> for DType {
    fn from(num: Num) -> Self {
        Self::new(Kind::Num(num))
    }
}

impl DType {
    pub const OBJECT: Self = Self::new(Kind::Object);
    pub const BOOL: Self = Self::new(Kind::Num(Num::Bool));
    pub const INT64: Self = Self::new(Kind::Num(Num::Int64));
    pub const FLOAT64: Self = Self::new(Kind::Num(Num::Float64));
    pub const COMPLEX128: Self = Self::new(Kind::Num(Num::Complex128));

    pub const fn new(kind: Kind) -> Self {
        Self { kind, is_swapped: false }
    }

    /// The numeric type, in whatever byte order.
    pub fn num(&self) -> Option<Num> {
        match self.kind {
            Kind::Num(num) => Some(num),
            _ => None,
        }
    }

    pub fn is_object(&self) -> bool {
        self.kind == Kind::Object
    }

    /// Whether an object lies somewhere in an element.
    pub fn has_objects(&self) -> bool {
        match &self.kind {
            Kind::Object => true,
            Kind::Struct(parts) => parts.fields.iter().any(|field| field.dtype.has_objects()),
            Kind::Sub(sub) => sub.0.has_objects(),
            _ => false,
        }
    }

    /// Bytes of one element.
    pub fn size(&self) -> usize {
        match &self.kind {
            Kind::Num(num) => num.size(),
            Kind::Object | Kind::DateTime(_) | Kind::TimeDelta(_) => 8,
            Kind::Bytes(len) | Kind::Void(len) => *len,
            Kind::Str(len) => len * 4,
            Kind::Struct(parts) => parts.size,
            Kind::Sub(sub) => sub.0.size() * sub.1.iter().product::<usize>(),
        }
    }

    /// Bytes at a multiple of which C would put it.
    pub fn alignment(&self) -> usize {
        match &self.kind {
            Kind::Num(Num::Complex64) | Kind::Str(_) => 4,
            Kind::Num(Num::Complex128) | Kind::Object | Kind::DateTime(_) | Kind::TimeDelta(_) => 8,
            Kind::Num(num) => num.size(),
            Kind::Struct(parts) if parts.is_aligned => {
                parts.fields.iter().map(|field| field.dtype.alignment()).max().unwrap_or(1)
            }
            Kind::Bytes(_) | Kind::Void(_) | Kind::Struct(_) => 1,
            Kind::Sub(sub) => sub.0.alignment(),
        }
    }

    /// The same in this machine's byte order.
    pub fn native(&self) -> Self {
        Self { kind: self.kind.clone(), is_swapped: false }
    }

    /// `NumPy`'s `kind`: `b i u f c O S U M m V`.
    pub fn kind_code(&self) -> char {
        match &self.kind {
            Kind::Num(num) => num.kind(),
            Kind::Object => 'O',
            Kind::Bytes(_) => 'S',
            Kind::Str(_) => 'U',
            Kind::DateTime(_) => 'M',
            Kind::TimeDelta(_) => 'm',
            Kind::Void(_) | Kind::Struct(_) | Kind::Sub(_) => 'V',
        }
    }

    /// `NumPy`'s `char`.
    pub fn code(&self) -> char {
        match &self.kind {
            Kind::Num(num) => num.code(),
            _ => self.kind_code(),
        }
    }

    /// `NumPy`'s `num`.
    pub fn number(&self) -> i32 {
        match &self.kind {
            Kind::Num(num) => match num {
                Num::Bool => 0,
                Num::Int8 => 1,
                Num::UInt8 => 2,
                Num::Int16 => 3,
                Num::UInt16 => 4,
                Num::Int32 => 5,
                Num::UInt32 => 6,
                Num::Int64 => 7,
                Num::UInt64 => 8,
                Num::Float16 => 23,
                Num::Float32 => 11,
                Num::Float64 => 12,
                Num::Complex64 => 14,
                Num::Complex128 => 15,
            },
            Kind::Object => 17,
            Kind::Bytes(_) => 18,
            Kind::Str(_) => 19,
            Kind::Void(_) | Kind::Struct(_) | Kind::Sub(_) => 20,
            Kind::DateTime(_) => 21,
            Kind::TimeDelta(_) => 22,
        }
    }

    /// `NumPy`'s `name`: `float64`, `str160`, `datetime64[ns]`.
    pub fn name(&self) -> String {
        match &self.kind {
            Kind::Num(num) => num.name().to_owned(),
            Kind::Object => "object".to_owned(),
            Kind::Bytes(0) => "bytes".to_owned(),
            Kind::Bytes(len) => format!("bytes{}", len * 8),
            Kind::Str(0) => "str".to_owned(),
            Kind::Str(len) => format!("str{}", len * 32),
            Kind::DateTime(unit) => format!("datetime64{}", unit.suffix()),
            Kind::TimeDelta(unit) => format!("timedelta64{}", unit.suffix()),
            Kind::Void(0) => "void".to_owned(),
            _ => format!("void{}", self.size() * 8),
        }
    }

    /// `<`, `>`, `|` or, for this machine's order, `=`.
    pub fn byte_order(&self) -> char {
        let has_order = match &self.kind {
            Kind::Num(num) => num.size() > 1,
            Kind::Str(_) | Kind::DateTime(_) | Kind::TimeDelta(_) => true,
            _ => false,
        };
        match (has_order, self.is_swapped) {
            (false, _) => '|',
            (true, false) => '=',
            (true, true) => '>',
        }
    }

    /// `NumPy`'s `str`: `<f8`, `|b1`, `<U3`, `<M8[D]`.
    pub fn text(&self) -> String {
        let order = match self.byte_order() {
            '=' => '<',
            other => other,
        };
        let mut text = String::new();
        let written = match &self.kind {
            Kind::Object => write!(text, "|O"),
            Kind::Str(len) => write!(text, "{order}U{len}"),
            Kind::DateTime(unit) => write!(text, "{order}M8{}", unit.suffix()),
            Kind::TimeDelta(unit) => write!(text, "{order}m8{}", unit.suffix()),
            _ => write!(text, "{order}{}{}", self.kind_code(), self.size()),
        };
        debug_assert!(written.is_ok(), "a String takes everything");
        text
    }

    pub fn field(&self, name: &str) -> Option<&Field> {
        match &self.kind {
            Kind::Struct(parts) => {
                parts.fields.iter().find(|field| field.name == name || field.title.as_deref() == Some(name))
            }
            _ => None,
        }
    }
}
