namespace Sockopt.Bench;

/// <summary>A way from a level and a name to what the option does.</summary>
/// <remarks>Its implementations are structs, so that the loop that times them is compiled for each, without a call in
/// between.</remarks>
internal interface IDispatch
{
    Errno Set(KeptSocket socket, int level, int name, ReadOnlySpan<byte> value);

    Errno Get(KeptSocket socket, int level, int name, Span<byte> value, out int length);
}
