"""Background jobs; without threads a job runs when it is made."""


class BackgroundJobManager:
    """Runs functions and expressions, and keeps their results."""

    def __init__(self):
        self.all = {}

    def new(self, func_or_exp, *args, **kwargs):
        """Run it; the job tells status and result."""
        job = BackgroundJob(len(self.all), func_or_exp, args, kwargs)
        self.all[job.num] = job
        return job

    def __getitem__(self, num):
        return self.all[num]

    def status(self, verbose=0):
        """Print what became of the jobs."""
        for job in self.all.values():
            print("%s : %s" % (job.num, job))

    __call__ = status

    def result(self, num):
        return self.all[num].result

    def flush(self):
        """Forget finished jobs."""
        self.all.clear()


class BackgroundJob:
    """One job."""

    def __init__(self, num, func_or_exp, args, kwargs):
        self.num = num
        self.strform = str(func_or_exp)
        self.result = None
        self.exception = None
        kwargs = kwargs.pop("kw", kwargs) if isinstance(kwargs.get("kw"), dict) else kwargs
        try:
            if callable(func_or_exp):
                self.result = func_or_exp(*args, **kwargs)
            else:
                import __main__

                self.result = eval(func_or_exp, *(args or (__main__.__dict__,)))
            self.status = "Completed"
        except Exception as error:
            self.exception = error
            self.status = "Dead (Exception), call jobs.traceback() for details"
        self.finished = True

    def join(self, timeout=None):
        """It has ended already."""

    def __str__(self):
        return self.strform

    def __repr__(self):
        return "<BackgroundJob #%d: %s>" % (self.num, self.strform)
