namespace Sockopt.Generators.Model;

/// <summary>The names of the types that are generated beside those of levels.</summary>
internal static class TypeNames
{
    /// <summary>The class of a table as text.</summary>
    public const string Catalog = "SocketOptionCatalog";

    /// <summary>The codec of a declared type. Not each has one, but each may get one when a system gets a number of its
    /// own.</summary>
    public static string CodecOf(string type) => $"{type}Codec";
}
