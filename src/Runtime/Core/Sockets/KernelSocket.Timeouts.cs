namespace Sockopt;

/// <content>How long the calls wait: SO_RCVTIMEO and SO_SNDTIMEO (S13.4).</content>
public sealed partial class KernelSocket
{
    /// <summary>The longest wait of a receive.</summary>
    internal TimeSpan ReceiveTimeout => LongestWait(_values.ReceiveTimeout);

    /// <summary>The longest wait of a send.</summary>
    internal TimeSpan SendTimeout => LongestWait(_values.SendTimeout);

    // A negative timeout, where it can be set, is no wait at all.
    private bool ReceivesAtOnce => NonBlocking || _values.ReceiveTimeout < TimeSpan.Zero;

    private bool SendsAtOnce => NonBlocking || _values.SendTimeout < TimeSpan.Zero;

    /// <summary>SO_RCVTIMEO (S13.4). Calls that wait already go on with the one that they began with.</summary>
    internal Errno SetReceiveTimeout(TimeSpan value)
    {
        using ConnectionHold hold = Hold();
        Keep(ref _values.ReceiveTimeout, value);
        return Errno.Success;
    }

    /// <summary>SO_SNDTIMEO (S13.4).</summary>
    internal Errno SetSendTimeout(TimeSpan value)
    {
        using ConnectionHold hold = Hold();
        Keep(ref _values.SendTimeout, value);
        return Errno.Success;
    }

    private static TimeSpan LongestWait(TimeSpan option) => option > TimeSpan.Zero ? option : Timeout.InfiniteTimeSpan;
}
