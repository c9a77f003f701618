using System.Collections.Immutable;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>Makes a sequence shorter and simpler as long as it shows the same.</summary>
/// <param name="shows">Whether a sequence still shows it.</param>
internal sealed class Shrinker(Func<ImmutableArray<Step>, bool> shows)
{
    private ImmutableArray<Step> _program;

    /// <summary>The simplest sequence that was found.</summary>
    public ImmutableArray<Step> Shrink(ImmutableArray<Step> program)
    {
        _program = program;
        bool isSimpler = true;
        while (isSimpler)
        {
            isSimpler = LeaveOutSteps();
            isSimpler |= SimplifySteps();
        }

        return LabelNames.Renamed(_program);
    }

    // Half of them at once, then a quarter, and in the end each by itself.
    private bool LeaveOutSteps()
    {
        bool isSimpler = false;
        for (int length = Math.Max(1, _program.Length / 2); length > 0; length /= 2)
        {
            for (int start = _program.Length - length; start >= 0; start--)
            {
                // What was left out may have taken others with it.
                if (start + length <= _program.Length)
                {
                    isSimpler |= Try(WithoutOrphans(_program.RemoveRange(start, length)));
                }
            }
        }

        return isSimpler;
    }

    private bool SimplifySteps()
    {
        bool isSimpler = false;
        for (int at = 0; at < _program.Length; at++)
        {
            while (SimplifyStep(at))
            {
                isSimpler = true;
            }
        }

        return isSimpler;
    }

    private bool SimplifyStep(int at) => at < _program.Length && Simplification.Of(_program[at].Operation)
        .Any(simpler => Try(_program.SetItem(at, StepPrinter.Of(simpler, _program[at].Labels.AsSpan()))));

    private bool Try(ImmutableArray<Step> candidate)
    {
        bool isSimpler = ProgramModel.Allows(candidate) && shows(candidate);
        _program = isSimpler ? candidate : _program;
        return isSimpler;
    }

    // A step about a socket that no step makes any more goes with that.
    private static ImmutableArray<Step> WithoutOrphans(ImmutableArray<Step> program)
    {
        HashSet<string> known = [];
        ImmutableArray<Step>.Builder kept = ImmutableArray.CreateBuilder<Step>();
        foreach (Step step in program.Where(step => LabelNames.UsedBy(step.Operation).All(known.Contains)))
        {
            kept.Add(step);
            known.UnionWith(step.Labels);
        }

        return kept.ToImmutable();
    }
}
