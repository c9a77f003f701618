using System.Runtime.ExceptionServices;

namespace Sockopt.Tests.Proof.Native;

/// <summary>A thread that has given up its capabilities. On Linux they belong to threads; the thread ends with the call, so
/// that no other work is ever done on it.</summary>
internal static class UnprivilegedThread
{
    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                DropCapabilities();
                result = work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }

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
