using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Platforms;

/// <summary>The systems that the attributes of a member, and of what contains it, allow.</summary>
internal static class PlatformAttributes
{
    /// <summary>Narrows <paramref name="systems"/> by the attributes of a symbol and of everything around it.</summary>
    public static PlatformSet Narrow(PlatformSet systems, ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null; current = Container(current))
        {
            (Platforms supported, Platforms unsupported) = Read(current);
            if (supported != Platforms.None)
            {
                systems = systems.Intersect(supported);
            }

            systems = systems.Intersect(~unsupported);

            // The name of a class such as LinuxTransport says what its attributes do not.
            if (supported == Platforms.None && current is IMethodSymbol or INamedTypeSymbol or IFieldSymbol or IPropertySymbol
                && PlatformNames.AreIn(current.Name))
            {
                systems = systems.InDoubt();
            }
        }

        return systems;
    }

    private static (Platforms Supported, Platforms Unsupported) Read(ISymbol symbol)
    {
        (Platforms supported, Platforms unsupported) = (Platforms.None, Platforms.None);
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            string name = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
            switch (attribute.AttributeClass?.Name)
            {
                case "SupportedOSPlatformAttribute":
                    supported |= PlatformNames.Parse(name);
                    break;
                // "windows10.0" is not all of Windows.
                case "UnsupportedOSPlatformAttribute" when !name.Any(char.IsDigit):
                    unsupported |= PlatformNames.Parse(name);
                    break;
            }
        }

        return (supported, unsupported);
    }

    // The attributes of an accessor are those of its property, too.
    private static ISymbol? Container(ISymbol symbol) =>
        symbol is IMethodSymbol { AssociatedSymbol: { } member } ? member
        : symbol.ContainingSymbol is INamespaceSymbol or null ? AssemblyOf(symbol)
        : symbol.ContainingSymbol;

    private static IAssemblySymbol? AssemblyOf(ISymbol symbol) =>
        symbol is INamespaceSymbol or IAssemblySymbol ? null : symbol.ContainingAssembly;
}
