using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Rules;

/// <summary>An object that the framework does not take for an option: it takes three types, each for its own options.</summary>
internal static class WrongObject
{
    /// <summary>Judges the value of a call.</summary>
    public static Diagnostic? Check(CallContext context, IOperation value)
    {
        // A name at another level is for other rules, and so is one that no system has.
        if (context.Call.Option is not FrameworkNames names || !context.OptionTargets.IsHome(names))
        {
            return null;
        }

        // One pair is one kind of value on all systems.
        string? taken = context.PossibleTargets.Select(FrameworkObject.ObjectOf).FirstOrDefault(static name => name is not null);
        IOperation written = Unboxed(value);
        bool isNull = written.ConstantValue is { HasValue: true, Value: null };
        if ((!isNull && (written.Type is not { } type || (taken is not null && MayBe(type, taken, context.Types))))
            || context.Targets.IsEmpty)
        {
            return null;
        }

        string takes = $"{OptionProse.Names(context.Targets)} takes "
            + (taken is null ? "an int, a bool or bytes" : OptionProse.WithArticle(taken));
        return WrongValueType.At(
            value,
            isNull
                ? $"{takes}, not null: the call throws ArgumentNullException"
                : $"{takes}, not {OptionProse.WithArticle(written.Type!)}: the call throws ArgumentException");
    }

    private static IOperation Unboxed(IOperation value) =>
        value is IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Object } conversion
            ? conversion.Operand
            : value;

    // A variable of a base type or of an interface may hold anything.
    private static bool MayBe(ITypeSymbol type, string taken, SocketTypes types)
    {
        if (type.TypeKind is TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error
            || type.SpecialType == SpecialType.System_Object)
        {
            return true;
        }

        for (ITypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (FrameworkObject.Is(ancestor, taken, types))
            {
                return true;
            }
        }

        return false;
    }
}
