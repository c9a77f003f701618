using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>Finds the option behind a key of the typed API, or behind a member of the view of a socket's options.</summary>
internal sealed class OptionKeyReader(Compilation compilation, OptionCatalog catalog)
{
    private const string KeyClassSuffix = "Option";
    private const string ViewClassSuffix = "Properties";
    private static readonly string[] Prefixes = ["", "Take", "Open"];

    private readonly INamedTypeSymbol? _attribute = compilation.GetTypeByMetadataName("Sockopt.SocketOptionAttribute");

    /// <summary>The option of a key, or null if the property is none.</summary>
    public CatalogOption? ReadKey(IPropertySymbol property)
    {
        foreach (AttributeData attribute in property.GetAttributes())
        {
            if (ReferenceEquals(attribute.AttributeClass, _attribute)
                && attribute.ConstructorArguments is [{ Value: string level }, { Value: string name }, ..])
            {
                return catalog.FindKey(level, name, property.Name) ?? AttributedOption.Read(attribute, property);
            }
        }

        return null;
    }

    /// <summary>
    /// The option of a property or a method of the view: those of TcpProperties bear the names of TcpOption's keys.
    /// </summary>
    public CatalogOption? ReadViewMember(ISymbol member)
    {
        // An extension member is declared in a block, and that in a class.
        INamedTypeSymbol? type = member.ContainingType;
        while (type?.ContainingType is { } container)
        {
            type = container;
        }

        if (type is null || !type.Name.EndsWith(ViewClassSuffix, StringComparison.Ordinal))
        {
            return null;
        }

        string level = type.Name.Substring(0, type.Name.Length - ViewClassSuffix.Length);
        return type.ContainingNamespace.GetTypeMembers(level + KeyClassSuffix).FirstOrDefault() is { } keys
            && KeyNamed(member.Name, level, keys) is { } key
                ? ReadKey(key)
                : null;
    }

    // TcpUserTimeout is UserTimeout of TcpOption; TakeError is Error; a level's name is not said twice.
    private static IPropertySymbol? KeyNamed(string member, string level, INamedTypeSymbol keys) =>
        (from prefix in Prefixes
         where member.StartsWith(prefix, StringComparison.Ordinal)
         let bare = member.Substring(prefix.Length)
         from name in bare.StartsWith(level, StringComparison.Ordinal) ? new[] { bare, bare.Substring(level.Length) } : [bare]
         from key in keys.GetMembers(name).OfType<IPropertySymbol>()
         select key).FirstOrDefault();
}
