namespace Sockopt;

/// <summary>What a receive gets besides bytes, if it wants that.</summary>
internal struct ReceivedControl(int maximumRights)
{
    /// <summary>How many files the caller takes; others are given up.</summary>
    public readonly int MaximumRights => maximumRights;

    /// <summary>The files that came with the bytes, with references for the caller; null if none did.</summary>
    public OpenFile[]? Rights { get; set; }

    /// <summary>Who sent the bytes; null if that is not told.</summary>
    public SocketName? Sender { get; set; }

    /// <summary>On whose behalf they were sent; null if that is not known.</summary>
    public Credential? Credential { get; set; }

    public readonly MessageResult ToResult(IoResult outcome) =>
        new(outcome.Count, Sender, Credential, Rights ?? [], outcome.Flags, outcome.Errno);
}
