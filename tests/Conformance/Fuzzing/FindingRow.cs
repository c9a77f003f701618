using System.Globalization;
using System.Net.Sockets;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>A difference as a row of the table of cases, which the first system passes and the second fails.</summary>
internal static class FindingRow
{
    private const string Unknown = "?";

    /// <summary>The row.</summary>
    /// <param name="finding">The difference.</param>
    /// <param name="seed">The seed of the run.</param>
    public static CaseRow Of(Finding finding, int seed)
    {
        Difference difference = finding.Difference;
        List<string> steps = [];
        List<string> expected = [];
        for (int at = 0; at < difference.Program.Length; at++)
        {
            Step step = difference.Program[at];
            Outcome outcome = difference.Expected[at];
            bool isLast = at == difference.Program.Length - 1;
            bool mustSucceed = !isLast && outcome.Answer is { IsSuccess: true };
            string label = step.Labels.IsEmpty ? $"r{at + 1}" : step.Labels[0];
            steps.Add(mustSucceed || !step.Labels.IsEmpty ? step.Text : $"{label}={step.Text}");
            if (!mustSucceed)
            {
                expected.Add($"{label}: {Expected(outcome, isLast)}");
            }
        }

        string number = finding.Sequence.ToString(CultureInfo.InvariantCulture);
        return new CaseRow
        {
            Id = $"F{number}",
            Suite = "fuzzer",
            File = string.Create(CultureInfo.InvariantCulture, $"seed {seed}"),
            Test = $"sequence {number}",
            Dialect = "linux",
            Family = "unix",
            Type = Words.Types.First(type => type.Value == TypeOf(difference)).Key,
            Target = "core+host",
            Steps = string.Join(" ; ", steps),
            Expected = string.Join(" ; ", expected),
            OpenBsdExpected = Unknown,
            Note = difference.Signature,
        };
    }

    /// <summary>The row as the table has it.</summary>
    public static string Print(CaseRow row) => string.Join(
        '\t',
        row.Id, row.Suite, row.File, row.Test, row.Dialect, row.Family, row.Type, row.Target, row.Steps, row.Expected,
        row.OpenBsdExpected, row.Note);

    private static SocketType TypeOf(Difference difference) => difference.Program
        .Select(step => step.Operation switch
        {
            Operation.CreateSocket socket => socket.Type,
            Operation.CreateConnected pair => pair.Type,
            _ => SocketType.Unknown,
        })
        .FirstOrDefault(Words.Types.Values.Contains, SocketType.Stream);

    private static string Expected(Outcome outcome, bool isLast)
    {
        if (outcome.Answer is not { } answer)
        {
            return "ANY";
        }

        if (!answer.IsSuccess)
        {
            return $"ERR {answer.Error}";
        }

        return isLast ? "OK" + string.Concat(answer.Values.Where(IsWritable).Select(Print)) : "OK";
    }

    private static string Print(KeyValuePair<AnswerKey, AnswerValue> value) => $" {value.Key.Name()}={value.Value}";

    // The end of long data is left out when it is printed.
    private static bool IsWritable(KeyValuePair<AnswerKey, AnswerValue> value) =>
        value.Value is not AnswerValue.Bytes bytes || $"{bytes}".EndsWith('\'') || !$"{bytes}".StartsWith('\'');
}
