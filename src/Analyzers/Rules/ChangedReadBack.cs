using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1017: a value that is read back is compared with the one that was set before, although the kernel keeps another.
/// Reported at the option that is read.
/// </summary>
/// <remarks>
/// Only a value that is always another counts. To compare with one that may be clamped is how a program learns what it got.
/// </remarks>
internal static class ChangedReadBack
{
    private const string Doubled = "doubled";

    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        SocketOptionCall call = context.Call;
        if (call.Direction != OptionDirection.Get
            || call.Option is null
            || ReadBackUse.ComparedWith(call.Operation) is not { } compared
            || !ReadBackUse.IsSetBefore(call, compared))
        {
            return null;
        }

        OptionTarget[] changed = [.. context.Targets.Where(static target => target.Option.Kernel[target.Abi] == Doubled)];
        return changed.Length == 0
            ? null
            : Diagnostic.Create(
                Descriptors.ChangedReadBack,
                call.OptionLocation,
                $"{OptionProse.List(changed)} doubles the value of "
                    + $"{OptionProse.Names(changed)}: "
                    + $"what is read back is not {compared.Syntax}");
    }
}
