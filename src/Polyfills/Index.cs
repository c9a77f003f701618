namespace System;

/// <summary>What the compiler asks for when it meets a list pattern; netstandard2.0 does not have it.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    /// <summary>The position in a list of <paramref name="length"/> items.</summary>
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
