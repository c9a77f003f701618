namespace Sockopt;

/// <summary>A send, and how far it has got.</summary>
internal struct SendProgress(MessageFlags flags)
{
    /// <summary>The bytes that went out.</summary>
    public int Sent { get; set; }

    /// <summary>Whether it has waited for space.</summary>
    public bool HasWaited { get; set; }

    public readonly bool Has(MessageFlags flag) => (flags & flag) != 0;
}
