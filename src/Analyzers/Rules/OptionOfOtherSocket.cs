using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Sockets;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1010: a call uses an option on a socket that is made as another kind. Reported at the argument that names the option.
/// </summary>
internal static class OptionOfOtherSocket
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        SocketOptionCall call = context.Call;

        // Most options are of every socket, and the search for the creation is not free.
        if (call.IsOnCore
            || call.Socket is null
            || !context.PossibleTargets.Any(static target => IsOfSomeSockets(target.Option))
            || SocketOrigin.Read(SocketCreation.Find(call.Socket, context.Types)) is not { } socket
            || context.PossibleTargets.All(target => Compare(target.Option, socket) == Mismatch.None)
            || context.Targets is not { IsEmpty: false } targets
            || targets.Any(static target => !IsOfSomeSockets(target.Option)))
        {
            return null;
        }

        // One option that the socket has is enough for silence: Ttl is that of IP or of IPv6.
        Mismatch[] mismatches = [.. targets.Select(target => Compare(target.Option, socket))];
        Mismatch mismatch = mismatches.Min();
        if (mismatch == Mismatch.None || (call.Direction == OptionDirection.Get && !IsReadFailure(call, mismatch)))
        {
            return null;
        }

        string verb = call.Direction == OptionDirection.Get ? "reading" : "setting";
        return Diagnostic.Create(
            Descriptors.OptionOfOtherSocket,
            call.OptionLocation,
            $"{OptionProse.Names(targets)} is an option of {DescribeOwners(mismatch, targets)} sockets: "
            + $"{verb} {OptionProse.Describe(call)} {DescribeOutcome(mismatch, targets)} on {DescribeSocket(mismatch, socket)}");
    }

    /// <summary>Why an option is not one of a socket, the least certain reason to fail first.</summary>
    private enum Mismatch
    {
        None,
        Type,
        Domain,
        DomainOfLevel,
        Protocol,
    }

    private static bool IsOfSomeSockets(CatalogOption option) =>
        !option.Sockets.IsEmpty || !option.Domains.IsEmpty || IsProtocol(option.Level);

    private static Mismatch Compare(CatalogOption option, SocketOrigin socket)
    {
        if (socket.Protocol is { } protocol && IsProtocol(option.Level) && option.Level.Id != protocol)
        {
            return Mismatch.Protocol;
        }

        if (!HasDomain(option.Level.Domains, socket))
        {
            return Mismatch.DomainOfLevel;
        }

        return !HasDomain(option.Domains, socket) ? Mismatch.Domain
            : HasType(option.Sockets, socket) ? Mismatch.None
            : Mismatch.Type;
    }

    private static bool IsProtocol(CatalogLevel level) => level.Id is SocketOrigin.Tcp or SocketOrigin.Udp;

    // A socket of IPv6 may carry IPv4 as well, and then takes its options.
    private static bool HasDomain(ImmutableArray<string> domains, SocketOrigin socket) =>
        domains.IsEmpty
        || socket.Domain is not { } domain
        || domains.Contains(domain)
        || (domain == SocketOrigin.Inet6 && domains.Contains(SocketOrigin.Inet));

    // What raw sockets take depends on the protocol that they are for.
    private static bool HasType(ImmutableArray<string> types, SocketOrigin socket) =>
        types.IsEmpty || socket.Type is not { } type || type == SocketOrigin.Raw || types.Contains(type);

    // Where the option is only without effect, what is read is its value. DualMode knows itself what to say of other sockets.
    private static bool IsReadFailure(SocketOptionCall call, Mismatch mismatch) =>
        mismatch == Mismatch.Protocol
        || (mismatch == Mismatch.DomainOfLevel && call.Api != SocketOptionApi.FrameworkProperty);

    private static string DescribeOutcome(Mismatch mismatch, ImmutableArray<OptionTarget> targets)
    {
        if (mismatch >= Mismatch.DomainOfLevel)
        {
            return "fails";
        }

        // The flags of 4.4BSD's socket layer are kept for any socket, save on Windows, where each provider judges.
        return mismatch == Mismatch.Type && targets.All(static target => IsFlagOfSocketLayer(target.Option))
            ? targets.Any(static target => target.Abi == Abi.Windows) ? "has no effect, or fails on Windows," : "has no effect"
            : "fails or has no effect";
    }

    private static bool IsFlagOfSocketLayer(CatalogOption option) =>
        option.Level.Numbers[Abi.Core] is not null && option.Numbers[Abi.Core] is not null;

    private static string DescribeOwners(Mismatch mismatch, ImmutableArray<OptionTarget> targets) => mismatch switch
    {
        Mismatch.Protocol => List(targets, static option => [option.Level.Id], ProtocolName),
        Mismatch.DomainOfLevel => List(targets, static option => option.Level.Domains, DomainName),
        Mismatch.Domain => List(targets, static option => option.Domains, DomainName),
        _ => List(targets, static option => option.Sockets, TypeName),
    };

    private static string List(
        ImmutableArray<OptionTarget> targets, Func<CatalogOption, ImmutableArray<string>> owners, Func<string, string> name) =>
        OptionProse.Join(targets.SelectMany(target => owners(target.Option)).Distinct().Select(name));

    private static string DescribeSocket(Mismatch mismatch, SocketOrigin socket) => mismatch switch
    {
        Mismatch.Protocol => $"a {ProtocolName(socket.Protocol!)} socket",
        Mismatch.Type => $"a {TypeName(socket.Type!)} socket",
        _ => socket.Domain == SocketOrigin.Unix ? "a Unix domain socket" : $"an {DomainName(socket.Domain!)} socket",
    };

    private static string ProtocolName(string level) => level.ToUpperInvariant();

    private static string DomainName(string domain) => domain switch
    {
        SocketOrigin.Inet => "IPv4",
        SocketOrigin.Inet6 => "IPv6",
        SocketOrigin.Unix => "Unix domain",
        _ => domain,
    };

    private static string TypeName(string type) => type switch
    {
        SocketOrigin.Datagram => "datagram",
        SocketOrigin.Sequential => "sequential-packet",
        _ => type,
    };
}
