using System.Runtime.ExceptionServices;

namespace Sockopt.Tests.Proof.Native;

/// <summary>A thread for what must not be done on one that is used again: on Linux capabilities and networks belong to threads.
/// It ends with the call, and what it throws the caller gets.</summary>
internal static class OwnThread
{
    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(() =>
        {
            try
            {
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
}
