"""Short help texts."""

interactive_usage = """\
Python in notebooks, in short

  name?            help on an object          name??         its source
  %magic           one-line commands          %%magic        commands that take the whole cell
  %lsmagic         the list of them           %quickref      this text
  _  __  ___       the last three results     Out[n]         the result of cell n
  In[n], _in       the text of cell n         ;              at the end of a cell: show no result
  Tab              completion                 Shift-Tab      help where the cursor is
"""

quick_reference = interactive_usage
