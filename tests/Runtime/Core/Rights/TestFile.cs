namespace Sockopt.Tests.Core;

/// <summary>A file that is no socket, and tells whether it was closed.</summary>
internal sealed class TestFile : OpenFile
{
    public int TimesClosed { get; private set; }

    protected override void Close() => TimesClosed++;
}
