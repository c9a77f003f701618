using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Running;

/// <summary>One run of a case, on a thread of its own: a step that never ends does not keep other cases from running.</summary>
internal sealed class CaseRun
{
    private readonly Case _case;
    private readonly ISocketSystem _system;
    private readonly TimeSpan _limit;
    private readonly StepRunner _steps;
    private readonly HashSet<string> _listed;
    private readonly ConcurrentDictionary<string, StepAnswer> _answers = new();
    private readonly ConcurrentQueue<Failure> _failures = new();
    private readonly ConcurrentDictionary<Step, long> _running = new();
    private volatile bool _isAbandoned;

    private CaseRun(Case @case, ISocketSystem system, TimeSpan limit)
    {
        _case = @case;
        _system = system;
        _limit = limit;
        _steps = new StepRunner(system, @case.Domain);
        _listed = [.. @case.Expectations.Select(expected => expected.Label)];
    }

    /// <summary>Runs a case on a system, and disposes of it.</summary>
    /// <param name="case">The case.</param>
    /// <param name="system">The system.</param>
    /// <param name="limit">How long a step may take, by the clock on the wall.</param>
    /// <returns>Why it failed; nothing if it passed.</returns>
    public static ImmutableArray<Failure> Of(Case @case, ISocketSystem system, TimeSpan limit)
    {
        CaseRun run = new(@case, system, limit);
        run.Watch();
        run.CleanUp();
        return [.. run.Differences(), .. run._failures];
    }

    private void Watch()
    {
        TimeSpan lookAgain = TimeSpan.FromMilliseconds(100);
        Thread thread = new(Run) { IsBackground = true };
        thread.Start();
        while (!thread.Join(lookAgain))
        {
            foreach ((Step step, long start) in _running)
            {
                if (Stopwatch.GetElapsedTime(start) > _limit)
                {
                    _isAbandoned = true;
                    _failures.Enqueue(new Failure.Hanging(step.Text, _limit));
                    return;
                }
            }
        }
    }

    private void Run()
    {
        List<Step> later = [];
        foreach (Step step in _case.Steps)
        {
            if (step.Operation is Operation.Later)
            {
                later.Add(step);
            }
            else if (!Perform(step, later))
            {
                break;
            }
        }

        Start(later);
        try
        {
            _system.FinishActions();
        }
        catch (Exception exception)
        {
            _failures.Enqueue(new Failure.Broken("bg", exception.Message));
        }
    }

    /// <summary>Does a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="later">Steps to be done while it is, or after it; they are taken out.</param>
    /// <returns>Whether there is any sense in those after it.</returns>
    private bool Perform(Step step, List<Step> later)
    {
        if (_isAbandoned)
        {
            return false;
        }

        _running[step] = Stopwatch.GetTimestamp();
        try
        {
            // Before the others are started: then a step that waits for one has waited as long as it was put off.
            TimeSpan start = _system.Elapsed;
            Start(later);
            StepAnswer answer = _steps.Run(step);
            return Note(step, answer.With(AnswerKey.Ms, (long)(_system.Elapsed - start).TotalMilliseconds));
        }
        catch (Exception exception)
        {
            if (!_isAbandoned)
            {
                _failures.Enqueue(new Failure.Broken(step.Text, exception.Message));
            }

            return false;
        }
        finally
        {
            _running.TryRemove(step, out _);
        }
    }

    private void Start(List<Step> later)
    {
        foreach (Step step in later)
        {
            Operation.Later operation = (Operation.Later)step.Operation;
            _running[step] = Stopwatch.GetTimestamp();
            _system.After(operation.Delay, () =>
            {
                _running.TryRemove(step, out _);
                Perform(operation.Step, []);
            });
        }

        later.Clear();
    }

    private bool Note(Step step, StepAnswer answer)
    {
        // What a hanging step answers once its sockets are taken away from it is of no interest.
        if (_isAbandoned)
        {
            return false;
        }

        foreach (string label in step.Labels)
        {
            _answers[label] = answer;
        }

        bool isFine = answer.IsSuccess || step.Labels.Any(_listed.Contains);
        if (!isFine)
        {
            _failures.Enqueue(new Failure.Unsuccessful(step, answer.Error));
        }

        return isFine;
    }

    private IEnumerable<Failure> Differences()
    {
        bool isComplete = _failures.IsEmpty;
        foreach (Expectation expected in _case.Expectations)
        {
            if (!_answers.TryGetValue(expected.Label, out StepAnswer? actual))
            {
                if (isComplete)
                {
                    yield return new Failure.Unanswered(expected);
                }
            }
            else if (!actual.IsAsExpected(expected))
            {
                yield return new Failure.Different(expected, actual);
            }
        }
    }

    private void CleanUp()
    {
        try
        {
            _system.Dispose();
        }
        catch (Exception exception)
        {
            _failures.Enqueue(new Failure.Broken("cleaning up", exception.Message));
        }
    }
}
