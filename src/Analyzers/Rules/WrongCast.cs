using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Hints;

namespace Sockopt.Analyzers.Rules;

/// <summary>The object that <c>GetSocketOption</c> returns, taken for something that it never is.</summary>
internal static class WrongCast
{
    private const string Integer = "int";

    /// <summary>Judges what is done with the value of a call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        if (FindUse(context.Call.Operation) is not { } use)
        {
            return null;
        }

        // What is right on all systems needs no look at the tests on the way to the call.
        if (Returned(context, context.PossibleTargets).All(name => MayBe(use.Type, name, context.Types)))
        {
            return null;
        }

        string[] returned = Returned(context, context.Targets);
        if (returned.Length == 0 || returned.Any(name => MayBe(use.Type, name, context.Types)))
        {
            return null;
        }

        string value = returned is [var only]
            ? $"the value of {OptionProse.Describe(context.Call)} is {OptionProse.WithArticle(only)}"
            : "the value of an option is an int, if not an object for linger or multicast";
        return WrongValueType.At(use.Operation, $"{use.Outcome}: {value}", RemedyFor(context, use));
    }

    // What is not known to be one of the three has an object only if it may be any option at all.
    private static string[] Returned(CallContext context, ImmutableArray<OptionTarget> targets) =>
        context.Call.Option is not FrameworkNames names ? [Integer, .. FrameworkObject.Objects]
        : !context.OptionTargets.IsHome(names) ? [Integer]
        : [.. targets.Select(static target => FrameworkObject.ObjectOf(target) ?? Integer).Distinct()];

    private static Use? FindUse(IOperation result)
    {
        while (result.Parent is IConditionalAccessOperation access && access.WhenNotNull == result)
        {
            result = access;
        }

        return result.Parent switch
        {
            IConversionOperation { IsImplicit: false, OperatorMethod: null, Type: { } type } conversion => conversion.IsTryCast
                ? new Use(conversion, type, $"'as {Name(type)}' is always null", IsCast: false)
                : new Use(conversion, type, "The cast throws InvalidCastException", IsCast: true),
            IIsTypeOperation test => Test(test, test.TypeOperand),
            IIsPatternOperation { Pattern: var pattern } test => TypeOf(pattern) is { } type ? Test(test, type) : null,
            _ => null,
        };
    }

    private static Use Test(IOperation test, ITypeSymbol type) =>
        new(test, type, $"The value is never {OptionProse.WithArticle(Name(type))}", IsCast: false);

    private static ITypeSymbol? TypeOf(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => TypeOf(negated.Pattern),
        IDeclarationPatternOperation { MatchesNull: false } declaration => declaration.MatchedType,
        ITypePatternOperation type => type.MatchedType,
        IConstantPatternOperation { Value: IConversionOperation { Operand: var constant } } => constant.Type,
        IConstantPatternOperation { Value: { ConstantValue.Value: not null } constant } => constant.Type,
        _ => null,
    };

    private static bool MayBe(ITypeSymbol type, string returned, SocketTypes types)
    {
        if (type.TypeKind is TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error
            || type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType)
        {
            return true;
        }

        return returned == Integer
            ? IsInteger(type) || type is INamedTypeSymbol
            {
                OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
                TypeArguments:
                [
                    { SpecialType: SpecialType.System_Int32 } or { TypeKind: TypeKind.Enum or TypeKind.TypeParameter },
                ],
            }
            : FrameworkObject.Is(type, returned, types)
                || (type.BaseType is { } ancestor && FrameworkObject.Is(ancestor, returned, types));
    }

    // An int can be unboxed as any enum that is one underneath.
    private static bool IsInteger(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Int32
        || type is INamedTypeSymbol { EnumUnderlyingType.SpecialType: SpecialType.System_Int32 };

    private static ImmutableDictionary<string, string?>? RemedyFor(CallContext context, Use use)
    {
        if (!use.IsCast
            || use.Type.SpecialType != SpecialType.System_Boolean
            || context.Targets.IsEmpty
            || !context.Targets.All(static target => target.Option.Value == "flag"))
        {
            return null;
        }

        ImmutableDictionary<string, string?> properties =
            ImmutableDictionary<string, string?>.Empty.Add(WrongValueType.Remedy, WrongValueType.Comparison);
        return TypedKey.Of(context) is { } key ? properties.Add(FixHints.TypedKey, key) : properties;
    }

    // The question mark of a nullable reference is no part of what a cast looks for.
    private static string Name(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>What is done with the value.</summary>
    /// <param name="Operation">The whole of it.</param>
    /// <param name="Type">What it is taken for.</param>
    /// <param name="Outcome">What happens.</param>
    /// <param name="IsCast">Whether it is a cast.</param>
    private sealed record Use(IOperation Operation, ITypeSymbol Type, string Outcome, bool IsCast);
}
