using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>Reads what a table of another assembly says of an option from the attribute of its key.</summary>
internal static class AttributedOption
{
    private static readonly char[] Comma = [','];

    /// <summary>The option of a key that is not of the project's own table.</summary>
    public static CatalogOption Read(AttributeData attribute, IPropertySymbol key)
    {
        long? minimum = Named(attribute, "Minimum") as long?;
        long? maximum = Named(attribute, "Maximum") as long?;
        return CatalogOption.OfOtherTable(
            name: (string)attribute.ConstructorArguments[1].Value!,
            id: key.Name,
            value: Named(attribute, "Value") as string ?? "",
            access: (OptionAccess)(attribute.ConstructorArguments[2].Value as int? ?? 0),
            range: minimum is null && maximum is null
                ? null
                : new ValueRange(minimum ?? long.MinValue, maximum ?? long.MaxValue),
            clearsOnGet: Named(attribute, "ClearsOnGet") is true,
            sockets: [.. ((Named(attribute, "Sockets") as string) ?? "").Split(Comma, StringSplitOptions.RemoveEmptyEntries)],
            when: Named(attribute, "When") as string);
    }

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;
}
