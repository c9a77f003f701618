using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Calls;

/// <summary>The types in which the framework takes and gives the values of options that are no integers.</summary>
internal static class FrameworkObject
{
    /// <summary>The type for linger.</summary>
    public const string Linger = "LingerOption";

    /// <summary>The types of objects that <c>GetSocketOption</c> may return besides an integer.</summary>
    public static readonly string[] Objects = [Linger, "MulticastOption", "IPv6MulticastOption"];

    /// <summary>The name of the type of the object that an option takes, or null if it takes none.</summary>
    public static string? ObjectOf(OptionTarget target) => (target.Option.Value, target.Option.Id) switch
    {
        ("linger", _) => Linger,
        ("IPv4Membership", "AddMembership" or "DropMembership") => "MulticastOption",
        ("IPv6Membership", "AddMembership" or "DropMembership") => "IPv6MulticastOption",
        _ => null,
    };

    /// <summary>Whether a type is the framework's of this name.</summary>
    public static bool Is(ITypeSymbol type, string name, SocketTypes types) =>
        type.Name == name
        && SymbolEqualityComparer.Default.Equals(type.ContainingNamespace, types.Socket?.ContainingNamespace);
}
