namespace Sockopt.Generators.Table;

/// <summary>What stands in a struct: a field, or bytes of padding.</summary>
internal readonly record struct LayoutItem(RawField? Field, int Bytes)
{
    public static LayoutItem Padding(int bytes) => new(null, bytes);

    public static LayoutItem Of(RawField field) => new(field, 0);
}
