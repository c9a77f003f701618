using System.Collections.Immutable;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Rules;

/// <summary>What a call reaches on the systems on which something is wrong with it.</summary>
/// <param name="Wrong">What it reaches where something is wrong.</param>
/// <param name="IsEverywhere">Whether that is wherever it reaches an option at all.</param>
internal sealed record Reached(ImmutableArray<OptionTarget> Wrong, bool IsEverywhere)
{
    /// <summary>The systems where something is wrong.</summary>
    public AbiSet Systems => OptionTarget.SystemsOf(Wrong);

    /// <summary>
    /// Finds the systems where something is wrong, or returns null if that is nowhere, or if the call may not run there.
    /// </summary>
    /// <param name="context">The call.</param>
    /// <param name="isWrong">Whether something is wrong on one system, given all that the call may reach there; null if that is
    /// not known.</param>
    public static Reached? Find(CallContext context, Func<IReadOnlyList<OptionTarget>, bool?> isWrong)
    {
        if (Judge(context.PossibleTargets, isWrong).Wrong.Count == 0)
        {
            return null;
        }

        (List<OptionTarget> wrong, bool worksSomewhere, bool isEverywhere) = Judge(context.Targets, isWrong);
        if (wrong.Count == 0)
        {
            return null;
        }

        // Raw numbers are those of the system that their author thinks of, which may be another.
        bool isRaw = context.Call.Api is SocketOptionApi.FrameworkRaw or SocketOptionApi.Native;
        return (isRaw && worksSomewhere) || (!isEverywhere && !context.Call.IsOnCore && !context.Platforms.IsCertain)
            ? null
            : new Reached([.. wrong], isEverywhere);
    }

    private static (List<OptionTarget> Wrong, bool WorksSomewhere, bool IsEverywhere) Judge(
        ImmutableArray<OptionTarget> reached, Func<IReadOnlyList<OptionTarget>, bool?> isWrong)
    {
        List<OptionTarget> wrong = [];
        (bool worksSomewhere, bool isEverywhere) = (false, true);
        foreach (Abi system in OptionTarget.SystemsOf(reached))
        {
            List<OptionTarget> there = OptionTarget.On(system, reached);
            bool? verdict = isWrong(there);
            worksSomewhere |= verdict is false;
            isEverywhere &= verdict is true;
            if (verdict is true)
            {
                wrong.AddRange(there);
            }
        }

        return (wrong, worksSomewhere, isEverywhere);
    }
}
