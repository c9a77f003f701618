namespace System.Runtime.CompilerServices;

/// <summary>What the compiler puts on a <c>required</c> member; netstandard2.0 does not have it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class RequiredMemberAttribute : Attribute;

/// <summary>What the compiler puts on the constructor of a type with <c>required</c> members.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
