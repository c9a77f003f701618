namespace System.Diagnostics.CodeAnalysis;

/// <summary>What the compiler puts on a constructor that sets every <c>required</c> member; netstandard2.0 does not have
/// it.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
