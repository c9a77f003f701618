using System.Collections.Immutable;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems.Core;
using Sockopt.Conformance.Systems.Host;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>Does sequences of steps, made by chance, on two systems, and looks for answers that differ.</summary>
/// <param name="settings">How many, and which.</param>
/// <param name="create">Makes two systems for each sequence.</param>
internal sealed class Fuzzer(FuzzSettings settings, Func<SystemPair> create)
{
    /// <summary>The running Linux, and the core with its limits.</summary>
    public static Func<SystemPair> HostAndCore()
    {
        StackLimits limits = HostLimits.Read();
        StackProfile profile = HostLimits.Profile();
        return () =>
        {
            HostSystem host = new();
            return new SystemPair(host, new CoreSystem(profile, limits, host.Folder));
        };
    }

    /// <summary>Runs.</summary>
    public FuzzResult Run()
    {
        FuzzResult result = new(settings);
        for (int sequence = 0; sequence < settings.Sequences; sequence++)
        {
            ImmutableArray<Step> program = ProgramGenerator.Generate(settings.Seed, sequence, settings.Types);
            if (Run(program, result.Reach) is { } difference)
            {
                result.Add(sequence, difference, Shrink);
            }
        }

        return result;
    }

    /// <summary>The simplest sequence with the same difference.</summary>
    public Difference Shrink(Difference difference)
    {
        Shrinker shrinker = new(program => Run(program, null) is { } other && IsSame(difference, other, program));
        ImmutableArray<Step> shrunk = shrinker.Shrink(difference.Program);

        // A difference that comes and goes is reported as it was seen.
        return Run(shrunk, null) ?? difference;
    }

    private static bool IsSame(Difference difference, Difference other, ImmutableArray<Step> program) =>
        other.Signature == difference.Signature && other.Program.Length == program.Length;

    private Difference? Run(ImmutableArray<Step> program, ReachCount? reach)
    {
        using SystemPair systems = create();
        return DifferentialRun.Of(program, systems, reach);
    }
}
