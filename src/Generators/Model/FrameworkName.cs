namespace Sockopt.Generators.Model;

/// <summary>What System.Net.Sockets calls an option.</summary>
/// <param name="Level">The member of SocketOptionLevel.</param>
/// <param name="Name">The member of SocketOptionName.</param>
/// <param name="IsFaithful">Whether the framework does with it what the option says, no less and no more.</param>
/// <param name="Not">The systems that have the option, and on which the framework does not reach it by this name.</param>
/// <param name="Also">The systems that do not have the option, and on which the framework does as if they had.</param>
internal sealed record FrameworkName(
    string Level, string Name, bool IsFaithful, EquatableArray<Abi> Not, EquatableArray<Abi> Also)
{
    /// <summary>As the catalog writes it: <c>~Udp.NoChecksum-darwin</c>, or
    /// <c>Socket.ExclusiveAddressUse+linux+darwin</c>.</summary>
    public override string ToString() =>
        $"{(IsFaithful ? "" : "~")}{Level}.{Name}"
            + string.Concat(Not.Select(abi => $"-{abi.Name()}"))
            + string.Concat(Also.Select(abi => $"+{abi.Name()}"));
}
