namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for when it meets an <c>init</c> accessor; netstandard2.0 does not have it.</summary>
internal static class IsExternalInit;
