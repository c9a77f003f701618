namespace Sockopt.Tests.Core;

/// <summary>A file that is no socket, and tells whether it was closed.</summary>
internal sealed class TestFile : OpenFile
{
    public int TimesClosed { get; private set; }

    /// <summary>What its close throws.</summary>
    public Exception? Failure { get; init; }

    protected override void Close()
    {
        TimesClosed++;
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}
