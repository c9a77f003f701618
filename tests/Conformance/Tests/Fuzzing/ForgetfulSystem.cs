using Sockopt.Conformance.Systems;
using Sockopt.Conformance.Systems.Core;

namespace Sockopt.Conformance.Tests.Fuzzing;

/// <summary>The core, but for what it receives behind a shutdown: once three bytes have been sent since, the first of what is
/// received is a question mark.</summary>
internal sealed class ForgetfulSystem() : DelegatingSystem(new CoreSystem(StackProfile.Linux))
{
    private const int Patience = 3;

    private bool _isShutDown;
    private int _sent;

    public override Errno Shutdown(int descriptor, int how)
    {
        Errno error = base.Shutdown(descriptor, how);
        _isShutDown |= error == Errno.Success;
        return error;
    }

    public override CountAnswer Send(int descriptor, byte[] data, CallFlags flags, CaseAddress? to, int[] rights)
    {
        CountAnswer answer = base.Send(descriptor, data, flags, to, rights);
        _sent += _isShutDown ? answer.Count : 0;
        return answer;
    }

    public override ReceiveAnswer Receive(int descriptor, int length, CallFlags flags, bool wantsSender, int controlLength)
    {
        ReceiveAnswer answer = base.Receive(descriptor, length, flags, wantsSender, controlLength);
        return _sent >= Patience && answer is { Error: Errno.Success, Data.Length: > 0 }
            ? answer with { Data = new byte[] { (byte)'?' }.Concat(answer.Data[1..].ToArray()).ToArray() }
            : answer;
    }
}
