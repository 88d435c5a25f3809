namespace Demarche.Cli;

/// <summary>What the process returns.</summary>
static class ExitCode
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>Some items failed, each named on standard error; the others are done.</summary>
    public const int SomeFailed = 1;

    /// <summary>Arguments or input are unusable; nothing was done.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by Ctrl-C: what shells expect, 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}

/// <summary>Arguments or input that nothing can be done with: the message says what, where and what to do.</summary>
sealed class UnusableException(string message) : Exception(message);
