"""Masked arrays of records whose fields are attributes."""
import numpy as np
from numpy import ndarray, recarray
from numpy.rec import format_parser
from numpy.rec import fromarrays as _arrays_of_records
from numpy.rec import fromrecords as _records

from . import core as ma
from .core import MaskedArray, MaskError, filled, getdata, getmaskarray, make_mask_descr, make_mask_none, masked, nomask

__all__ = ["MaskedRecords", "mrecarray", "fromarrays", "fromrecords", "fromtextfile", "addfield"]


def _as_fields(mask, kind):
    """A mask of one truth for each record as one of its fields."""
    return np.array([tuple([one] * len(kind)) for one in mask], dtype=kind)


class MaskedRecords(MaskedArray):
    """An array of records: fields are attributes, and masked one by one."""

    def __new__(cls, shape, dtype=None, buf=None, offset=0, strides=None, formats=None, names=None, titles=None, byteorder=None, aligned=False,
                mask=nomask, hard_mask=False, fill_value=None, keep_mask=True, copy=False, **options):
        if dtype is None:
            formats = formats if isinstance(formats, (list, str)) else [formats]
            kind = format_parser(formats, names, titles, aligned, byteorder).dtype
        else:
            kind = np.dtype(dtype)
        self = ndarray.__new__(cls, shape, kind, buf, offset, strides)
        fields = make_mask_descr(self.dtype)
        if mask is nomask or not np.size(mask):
            if not keep_mask:
                self._mask = tuple([False] * len(fields))
            return self
        mask = np.array(mask, copy=copy or None)
        if mask.shape != self.shape:
            if mask.size == 1:
                mask = np.resize(mask, self.shape)
            elif mask.size == self.size:
                mask = np.reshape(mask, self.shape)
            else:
                raise MaskError(f"Mask and data not compatible: data size is {self.size}, mask size is {mask.size}.")
        if not keep_mask:
            self.__setmask__(mask)
            self._sharedmask = True
        else:
            self._mask = mask if mask.dtype == fields else _as_fields(mask, fields)
        return self

    def __array_finalize__(self, obj):
        mask = getattr(obj, "_mask", None)
        if mask is None or mask is nomask:
            mask = make_mask_none(self.shape, dtype=self.dtype)
        elif mask.dtype.names is None and self.dtype.names is not None:
            mask = _as_fields(mask, make_mask_descr(self.dtype))
        own = self.__dict__
        own["_mask"] = mask
        self._update_from(obj)
        if own["_baseclass"] is ndarray:
            own["_baseclass"] = recarray

    @property
    def _data(self):
        return ndarray.view(self, recarray)

    @property
    def _fieldmask(self):
        return self._mask

    def __len__(self):
        return len(self._data) if self.ndim else len(self.dtype)

    def __getattr__(self, attr):
        if attr.startswith("__") or attr not in (ndarray.dtype.__get__(self).fields or ()):
            raise AttributeError(f"record array has no attribute {attr}")
        own = self.__dict__
        part = ndarray.view(self, ndarray)[attr]
        if part.dtype.names is not None:
            raise NotImplementedError("MaskedRecords is currently limited to simple records.")
        mask = own["_mask"][attr]
        if not part.shape and not np.any(mask):
            return part.item()
        part = part.view(MaskedArray)
        part._baseclass, part._isfield, part._mask = ndarray, True, mask
        if own.get("_fill_value") is not None:
            part._fill_value = own["_fill_value"][attr]
        return part

    def __setattr__(self, attr, val):
        if attr in ("mask", "fieldmask"):
            self.__setmask__(val)
        elif attr in self.__dict__ or hasattr(type(self), attr) or attr not in (ndarray.dtype.__get__(self).fields or ()):
            object.__setattr__(self, attr, val)
        else:
            if val is masked:
                fill = self.__dict__["_fill_value"]
                data, mask = fill[attr] if fill is not None else val._data, True
            else:
                data, mask = filled(val), getmaskarray(val)
            ndarray.view(self, ndarray)[attr] = data
            self.__dict__["_mask"][attr] = mask

    def __getitem__(self, indx):
        data, mask = ndarray.view(self, ndarray), self._mask
        if isinstance(indx, str):
            part = np.asarray(data[indx]).view(MaskedArray)
            part._mask, part._sharedmask = mask[indx], True
            if self._fill_value is not None:
                part._fill_value = self._fill_value[indx]
            return masked if not part.ndim and part._mask else part
        part = np.asarray(data[indx]).view(mrecarray)
        part._mask = np.asarray(mask[indx]).view(recarray)
        return part

    def __setitem__(self, indx, value):
        MaskedArray.__setitem__(self, indx, value)
        if isinstance(indx, str):
            self._mask[indx] = getmaskarray(value)

    def __str__(self):
        columns = [getattr(self, name) for name in self.dtype.names]
        rows = zip(*columns) if self.size > 1 else [columns]
        rows = [f"({','.join(str(one) for one in row)})" for row in rows]
        return f"[{', '.join(rows)}]"

    def __repr__(self):
        names = self.dtype.names
        width = max(map(len, names)) + 4
        lines = [f"{name:>{width}} : {getattr(self, name)}" for name in names]
        return "\n".join(["masked_records(", *lines, f"{'    fill_value':>{width}} : {self.fill_value}", "              )"])

    def view(self, dtype=None, type=None):
        """The same records as another type or class."""
        if type is None and isinstance(dtype, _type) and issubclass(dtype, ndarray):
            dtype, type = None, dtype
        if dtype is None:
            made = ndarray.view(self) if type is None else ndarray.view(self, type)
        else:
            dtype = np.dtype(dtype)
            made = ndarray.view(self, ndarray).view(dtype)
            made = made.view(type or (_type(self) if dtype.fields is not None else self.__class__.__bases__[0]))
            if isinstance(made, MaskedArray):
                made._update_from(self)
                made._fill_value, made._mask = None, self._mask
        if getattr(made, "_mask", nomask) is not nomask:
            mask = np.asarray(self._mask).view(make_mask_descr(made.dtype), ndarray)
            made._mask = mask.reshape(made.shape)
        return made

    def copy(self):
        """A copy with a mask of its own."""
        made = self._data.copy().view(type(self))
        made._mask = self._mask.copy()
        return made

    def tolist(self, fill_value=None):
        """The records as tuples, None where masked."""
        if fill_value is not None:
            return self.filled(fill_value).tolist()
        rows, masks = self.filled().tolist(), self._mask.tolist()
        if not self.ndim:
            return tuple(None if hidden else value for value, hidden in zip(rows, masks))
        return [tuple(None if hidden else value for value, hidden in zip(row, mask)) for row, mask in zip(rows, masks)]

    def __getstate__(self):
        return 1, self.shape, self.dtype, self.flags.fnc, self._data.tobytes(), self._mask.tobytes(), self._fill_value

    def __setstate__(self, state):
        version, shape, kind, is_fortran, data, mask, fill_value = state
        ndarray.__setstate__(self, (version, shape, kind, is_fortran, data))
        made = np.zeros(0, bool)
        made.__setstate__((version, shape, make_mask_descr(kind), is_fortran, mask))
        self._mask = made
        self.fill_value = fill_value

    def __reduce__(self):
        return _mrreconstruct, (self.__class__, self._baseclass, (0,), "b"), self.__getstate__()


_type = type
mrecarray = MaskedRecords


def _mrreconstruct(subtype, baseclass, baseshape, basetype):
    """Empty masked records for a pickle to fill."""
    return ndarray.__new__(ndarray, baseshape, [("", basetype)]).view(subtype)


def fromarrays(arraylist, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None, fill_value=None):
    """Masked records of arrays, one for each field."""
    data, masks = [getdata(one) for one in arraylist], [np.atleast_1d(getmaskarray(one)) for one in arraylist]
    made = _arrays_of_records(data, dtype=dtype, shape=shape, formats=formats, names=names, titles=titles, aligned=aligned, byteorder=byteorder)
    made = made.view(mrecarray)
    for name, mask in zip(made.dtype.names, masks):
        made._mask[name] = mask.reshape(made.shape)
    if fill_value is not None:
        made.fill_value = fill_value
    return made


def fromrecords(reclist, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None, fill_value=None, mask=nomask):
    """Masked records of rows or records."""
    own = getattr(reclist, "_mask", None)
    if isinstance(reclist, ndarray):
        if isinstance(reclist, MaskedRecords):
            reclist = reclist.filled().view(ndarray)
        dtype = reclist.dtype if dtype is None else dtype
        reclist = reclist.tolist()
    made = _records(reclist, dtype=dtype, shape=shape, formats=formats, names=names, titles=titles, aligned=aligned, byteorder=byteorder)
    made = made.view(mrecarray)
    if fill_value is not None:
        made.fill_value = fill_value
    if mask is not nomask:
        mask = np.asarray(mask)
        if mask.dtype.names is not None:
            made.mask = mask
        elif mask.ndim == 2:
            made._mask = np.array([tuple(row) for row in mask.tolist()], dtype=make_mask_descr(made.dtype))
        else:
            made._mask = _as_fields(np.broadcast_to(mask, made.shape), make_mask_descr(made.dtype))
    if own is not None:
        made._mask[:] = own
    return made


def _guessed(value):
    """The type of a field, from how its first value reads."""
    for kind, read in ((np.dtype(int), int), (np.dtype(float), float), (np.dtype(complex), complex)):
        try:
            read(value)
        except ValueError:
            continue
        return kind
    return np.dtype(f"|S{max(len(value), 1) * 3}")


def fromtextfile(fname, delimiter=None, commentchar="#", missingchar="", varnames=None, vartypes=None, delimitor=np._NoValue):
    """Masked records of a text file's lines, masked where nothing stands."""
    if delimitor is not np._NoValue:
        if delimiter is not None:
            raise TypeError("fromtextfile() got multiple values for argument 'delimiter'")
        import warnings

        warnings.warn("The 'delimitor' keyword argument of numpy.ma.mrecords.fromtextfile() is deprecated since NumPy 1.22.0, use 'delimiter' instead.",
                      DeprecationWarning, stacklevel=2)
        delimiter = delimitor
    if hasattr(fname, "readlines"):
        lines = fname.readlines()
    else:
        with open(fname) as file:
            lines = file.readlines()
    lines = [line[: line.find(commentchar)].strip() if commentchar in line else line.strip() for line in lines]
    rows = [line.split(delimiter) for line in lines if line]
    while rows and len(rows[0]) < 2:
        del rows[0]
    # The first line is a header, whether its names are wanted or not.
    names, rows = rows[0] if varnames is None else varnames, rows[1:]
    rows = [row for row in rows if len(row) == len(rows[-1]) > 1]
    columns = [np.array(column) for column in zip(*rows)]
    if vartypes is None:
        vartypes = [_guessed(value) for value in rows[0]]
    else:
        vartypes = [np.dtype(one) for one in vartypes]
    kind = list(zip([str(name).strip() for name in names], vartypes))
    data = []
    for column, (_, one) in zip(columns, kind):
        hidden = column == missingchar
        fill = ma.default_fill_value(one)
        values = [fill if missing else text.encode() if one.kind == "S" else one.type(text) for text, missing in zip(column.tolist(), hidden.tolist())]
        data.append(ma.array(values, mask=hidden, dtype=one))
    return fromarrays(data, dtype=kind)


def addfield(mrecord, newfield, newfieldname=None):
    """Masked records with one more field."""
    data, mask = mrecord._data, mrecord._mask
    if newfieldname is None or newfieldname in ("shape", "data", "mask", "dtype"):
        newfieldname = f"f{len(data.dtype)}"
    newfield = ma.array(newfield)
    kind = np.dtype([*((name, data.dtype[name]) for name in data.dtype.names), (newfieldname, newfield.dtype)])
    made = np.zeros(data.shape, kind)
    masks = np.zeros(data.shape, make_mask_descr(kind))
    for name in data.dtype.names:
        made[name], masks[name] = data[name], mask[name]
    made[newfieldname], masks[newfieldname] = newfield._data, getmaskarray(newfield)
    made = made.view(MaskedRecords)
    made._mask = masks
    return made
