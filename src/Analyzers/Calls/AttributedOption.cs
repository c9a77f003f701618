using System.Globalization;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>Reads what a table of another assembly says of an option from the attribute of its key.</summary>
internal static class AttributedOption
{
    /// <summary>The option of a key that is not of the project's own table: a line of a catalog that nobody has.</summary>
    public static CatalogOption Read(AttributeData attribute, IPropertySymbol key)
    {
        string level = (string)attribute.ConstructorArguments[0].Value!;
        string name = (string)attribute.ConstructorArguments[1].Value!;
        OptionAccess access =
            attribute.ConstructorArguments is [_, _, { Value: int flags }] ? (OptionAccess)flags : OptionAccess.None;

        string line = string.Join(
            "\t",
            name,
            key.Name,
            Named(attribute, "Value"),
            access switch { OptionAccess.Get => "get", OptionAccess.Set => "set", OptionAccess.None => "", _ => "get set" },
            "",
            Range(attribute),
            "",
            "",
            "",
            Named(attribute, "ClearsOnGet") is true ? "clears" : "",
            Named(attribute, "Sockets"),
            "",
            Named(attribute, "When"),
            "",
            "",
            "");
        return CatalogOption.Parse(CatalogLevel.OfOtherTable(level), line);
    }

    private static string Range(AttributeData attribute) =>
        (Named(attribute, "Minimum") as long?, Named(attribute, "Maximum") as long?) switch
        {
            (null, null) => "",
            (var minimum, var maximum) => string.Format(
                CultureInfo.InvariantCulture, "{0}..{1}", minimum ?? long.MinValue, maximum ?? long.MaxValue),
        };

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;
}
