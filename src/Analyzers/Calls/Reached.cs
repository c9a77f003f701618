using System.Collections.Immutable;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>The systems on which a call reaches an option, and those of them on which something is wrong with it.</summary>
/// <param name="Wrong">What it reaches where something is wrong.</param>
/// <param name="IsEverywhere">Whether that is wherever it reaches an option at all.</param>
internal sealed record Reached(ImmutableArray<OptionTarget> Wrong, bool IsEverywhere)
{
    /// <summary>The systems where something is wrong.</summary>
    public IEnumerable<Abi> Systems => Wrong.Select(static target => target.Abi).Distinct();

    /// <summary>
    /// Finds the systems where something is wrong, or returns null if that is nowhere, or if the call may not run there.
    /// </summary>
    /// <param name="context">The call.</param>
    /// <param name="isWrong">Whether something is wrong on one system, given all that the call may reach there; null if that is
    /// not known.</param>
    public static Reached? Find(CallContext context, Func<IReadOnlyCollection<OptionTarget>, bool?> isWrong)
    {
        if (!Judge(context.PossibleTargets, isWrong).Any(static system => system.IsWrong is true))
        {
            return null;
        }

        (bool? IsWrong, ImmutableArray<OptionTarget> Targets)[] systems = [.. Judge(context.Targets, isWrong)];
        ImmutableArray<OptionTarget> wrong =
        [
            .. systems.Where(static system => system.IsWrong is true).SelectMany(static system => system.Targets),
        ];
        if (wrong.IsEmpty)
        {
            return null;
        }

        // Raw numbers are those of the system that their author thinks of, which may be another.
        bool isRaw = context.Call.Api is SocketOptionApi.FrameworkRaw or SocketOptionApi.Native;
        bool worksSomewhere = systems.Any(static system => system.IsWrong is false);
        bool isEverywhere = systems.All(static system => system.IsWrong is true);
        return (isRaw && worksSomewhere) || (!isEverywhere && !context.Call.IsOnCore && !context.Platforms.IsCertain)
            ? null
            : new Reached(wrong, isEverywhere);
    }

    private static IEnumerable<(bool? IsWrong, ImmutableArray<OptionTarget> Targets)> Judge(
        ImmutableArray<OptionTarget> reached, Func<IReadOnlyCollection<OptionTarget>, bool?> isWrong) =>
        from target in reached
        group target by target.Abi into system
        let targets = system.ToImmutableArray()
        select (isWrong(targets), targets);
}
