namespace Sockopt;

/// <summary>A send, and how far it has got.</summary>
internal struct SendProgress(MessageFlags flags)
{
    /// <summary>The files that go along with the first bytes; null if none do, or they have gone (S7.4g).</summary>
    public OpenFile[]? Rights { get; set; }

    /// <summary>The bytes that went out.</summary>
    public int Sent { get; set; }

    /// <summary>Whether it has waited for space.</summary>
    public bool HasWaited { get; set; }

    /// <summary>Whether it keeps other sends out between its pieces (S8.9).</summary>
    public bool HoldsLock { get; set; }

    /// <summary>Whether there is nothing to it but bytes.</summary>
    public readonly bool IsPlain =>
        Rights is null && (flags & (MessageFlags.EndOfRecord | MessageFlags.OutOfBand)) == 0;

    public readonly bool Has(MessageFlags flag) => (flags & flag) != 0;
}
