namespace Sockopt;

/// <summary>What a receive does next.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Errno">Why it ends, if it does.</param>
/// <param name="Obstacle">What it waits for, if it does.</param>
/// <param name="Needs">How many bytes make it worth to be woken.</param>
internal readonly record struct ReceiveStep(ReceiveAction Action, Errno Errno, WaitFor Obstacle, long Needs)
{
    /// <summary>Take what is there, as far as it was asked for.</summary>
    public static ReceiveStep Deliver => new(ReceiveAction.Deliver, Errno.Success, WaitFor.Nothing, 0);

    /// <summary>Look again under the lock of the stack.</summary>
    public static ReceiveStep GetStack => new(ReceiveAction.GetStack, Errno.Success, WaitFor.Nothing, 0);

    /// <summary>End with what was taken.</summary>
    public static ReceiveStep End => new(ReceiveAction.End, Errno.Success, WaitFor.Nothing, 0);

    /// <summary>End with an error.</summary>
    public static ReceiveStep Fail(Errno error) => new(ReceiveAction.End, error, WaitFor.Nothing, 0);

    /// <summary>Wait, if the call may.</summary>
    public static ReceiveStep Wait(WaitFor obstacle, long needs) =>
        new(ReceiveAction.Wait, Errno.Success, obstacle, needs);
}

/// <summary>What a receive can do next.</summary>
internal enum ReceiveAction
{
    /// <summary>Take bytes.</summary>
    Deliver,

    /// <summary>Take the lock of the stack first.</summary>
    GetStack,

    /// <summary>Return.</summary>
    End,

    /// <summary>Wait.</summary>
    Wait,
}
