using System.Diagnostics.CodeAnalysis;

namespace Sockopt;

/// <summary>A key that nobody made: the default of its struct.</summary>
internal static class EmptyKey
{
    // The methods that take a key all call it that.
    private const string Parameter = "key";

    [DoesNotReturn]
    public static void Throw() => throw new ArgumentException(
        "The key is empty; take one from a generated class, such as SocketOption.KeepAlive.", Parameter);
}
