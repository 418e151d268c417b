"""Clocks where the system has none."""

import os
import time
import unittest
from unittest import mock

import support  # first: it puts the stand-in and our package in place
from IPython.core import system_gaps


class Clocks(unittest.TestCase):
    def test_nothing_changes_where_clocks_work(self):
        before = time.process_time, os.times
        system_gaps.fill()
        self.assertEqual((time.process_time, os.times), before)

    def test_missing_clocks_are_put_in(self):
        names = ("process_time", "process_time_ns", "thread_time", "thread_time_ns")
        kept = {name: getattr(time, name) for name in names}
        kept_times, kept_result = os.times, os.times_result

        def no_clock():
            raise NotImplementedError

        try:
            del os.times
            with mock.patch.object(time, "process_time", no_clock):
                system_gaps.fill()
                start = time.process_time()
                self.assertGreaterEqual(time.process_time_ns() / 1e9, start)
                self.assertGreaterEqual(os.times().user, start)
                self.assertEqual(len(os.times()), 5)
        finally:
            for name, function in kept.items():
                setattr(time, name, function)
            os.times, os.times_result = kept_times, kept_result


if __name__ == "__main__":
    unittest.main()
