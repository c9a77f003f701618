using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Hints;
using Sockopt.Analyzers.Platforms;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1009: a number of the running system is passed as a member of the framework's enums, which only Windows understands.
/// Reported at the argument that names the option.
/// </summary>
internal static class CastNativeNumber
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        if (context.Call.Option is not FrameworkNames names)
        {
            return null;
        }

        string? level = context.OptionTargets.LevelName(names);
        if ((level is not null && names.Name.Member is not null)
            || context.OptionTargets.IsHome(names)
            || !context.Platforms.IsCertain)
        {
            return null;
        }

        // Windows is given the number as it is.
        AbiSet unix = context.Systems.Without(Abi.Windows);
        return unix.IsEmpty || IndirectGuards.MayLeadTo(context.Call.Operation.Syntax)
            ? null
            : Diagnostic.Create(
                Descriptors.CastNativeNumber,
                context.Call.OptionLocation,
                IsNative(context.Call, names) ? MeantPair.FindNative(context, names) : MeantPair.FindLevel(context, names),
                OptionProse.Pair(level, names),
                OptionProse.List(unix),
                Meaning(context, names, unix));
    }

    // A member is no native number, and a constant of another assembly that has the enum's type was made with one.
    private static bool IsNative(SocketOptionCall call, FrameworkNames names) =>
        names.Name.Member is null && call.Name is not IFieldReferenceOperation { Field.DeclaringSyntaxReferences.IsEmpty: true };

    private static string Meaning(CallContext context, FrameworkNames names, AbiSet unix)
    {
        IEnumerable<OptionTarget> native = IsNative(context.Call, names) ? context.OptionTargets.FindNative(names, unix) : [];
        string[] meanings =
        [
            .. native.GroupBy(static target => target.Option.Name)
                .Select(static option => $"{option.Key} on {OptionProse.List(option)}"),
        ];
        return meanings.Length == 0 ? "" : $"; natively it is {OptionProse.Join(meanings)}";
    }
}
