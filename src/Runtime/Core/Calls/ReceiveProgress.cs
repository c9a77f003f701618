namespace Sockopt;

/// <summary>A receive, and how far it has got.</summary>
internal struct ReceiveProgress(int wanted, MessageFlags flags)
{
    /// <summary>The flags of the call, without MSG_EOR (S9.1).</summary>
    public readonly MessageFlags Flags => flags & ~MessageFlags.EndOfRecord;

    /// <summary>The bytes that were asked for.</summary>
    public readonly int Wanted => wanted;

    /// <summary>The bytes that were taken.</summary>
    public int Taken { get; set; }

    /// <summary>The bytes of the message that did not fit.</summary>
    public int Cut { get; set; }

    /// <summary>What the receive has to tell by flags.</summary>
    public MessageFlags Told { get; set; }

    /// <summary>Whether it keeps other receives out while it waits (S9.8).</summary>
    public bool HoldsLock { get; set; }

    /// <summary>Whether it is at the end of what one receive may take (S18.1).</summary>
    public bool IsAtBoundary { get; set; }

    public readonly int Rest => wanted - Taken;

    public readonly bool Has(MessageFlags flag) => (flags & flag) != 0;
}
