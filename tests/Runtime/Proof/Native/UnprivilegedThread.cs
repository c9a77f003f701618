namespace Sockopt.Tests.Proof.Native;

/// <summary>A thread that has given up its capabilities.</summary>
internal static class UnprivilegedThread
{
    public static T Run<T>(Func<T> work) => OwnThread.Run(() =>
    {
        DropCapabilities();
        return work();
    });

    private static void DropCapabilities()
    {
        CapabilityHeader header = new();
        Span<CapabilityWord> words = stackalloc CapabilityWord[2];
        Assert.True(Libc.GetCapabilities(ref header, words) == 0, $"capget: {LinuxError.Name(Libc.Error)}");
        foreach (ref CapabilityWord word in words)
        {
            word.Effective = 0;
        }

        Assert.True(Libc.SetCapabilities(ref header, words) == 0, $"capset: {LinuxError.Name(Libc.Error)}");
    }
}
