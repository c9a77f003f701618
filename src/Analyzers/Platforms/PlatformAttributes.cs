using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Platforms;

/// <summary>The systems that the attributes of a member, and of what contains it, allow.</summary>
internal static class PlatformAttributes
{
    /// <summary>The systems that the attributes of one symbol name.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="kind">What the names of the attributes have after <c>Supported</c> and <c>Unsupported</c>.</param>
    public static (HostPlatforms Supported, HostPlatforms Unsupported) Read(ISymbol symbol, string kind)
    {
        (HostPlatforms supported, HostPlatforms unsupported) = (HostPlatforms.None, HostPlatforms.None);
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            string? type = attribute.AttributeClass?.Name;
            if (type is null || !type.EndsWith(kind, StringComparison.Ordinal))
            {
                continue;
            }

            string name = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
            switch (type.Substring(0, type.Length - kind.Length))
            {
                case "Supported":
                    supported |= PlatformNames.Parse(name);
                    break;
                // "windows10.0" is not all of Windows.
                case "Unsupported" when !PlatformNames.HasVersion(name):
                    unsupported |= PlatformNames.Parse(name);
                    break;
            }
        }

        return (supported, unsupported);
    }

    /// <summary>Narrows <paramref name="systems"/> by the attributes of a symbol and of everything around it.</summary>
    public static PlatformSet Narrow(PlatformSet systems, ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null; current = Container(current))
        {
            (HostPlatforms supported, HostPlatforms unsupported) = Read(current, "OSPlatformAttribute");
            if (supported != HostPlatforms.None)
            {
                systems = systems.Intersect(supported);
            }

            systems = systems.Intersect(~unsupported);

            // The name of a class such as LinuxTransport says what its attributes do not.
            if (supported == HostPlatforms.None && current is IMethodSymbol or INamedTypeSymbol or IFieldSymbol or IPropertySymbol
                && PlatformNames.AreIn(current.Name))
            {
                systems = systems.InDoubt();
            }
        }

        return systems;
    }

    // The attributes of an accessor are those of its property, too.
    private static ISymbol? Container(ISymbol symbol) =>
        symbol is IMethodSymbol { AssociatedSymbol: { } member } ? member
        : symbol.ContainingSymbol is INamespaceSymbol or null ? AssemblyOf(symbol)
        : symbol.ContainingSymbol;

    private static IAssemblySymbol? AssemblyOf(ISymbol symbol) =>
        symbol is INamespaceSymbol or IAssemblySymbol ? null : symbol.ContainingAssembly;
}
