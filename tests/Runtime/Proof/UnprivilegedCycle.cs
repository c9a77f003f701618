using Sockopt.Tests.Proof.Native;
using Access = Sockopt.Generators.Model.OptionAccess;

namespace Sockopt.Tests.Proof;

/// <summary>Sets an option to its test value and back to what it was, without privilege, on a socket that is made with it.</summary>
internal static class UnprivilegedCycle
{
    private const int LeastSet = 16;

    private static readonly IReadOnlyList<DataRow> OneWay = DataFile.Read("Proof/one-way.tsv");

    /// <summary>The error of who lacks a privilege, on a kind of socket; "" if there is none, null if no situation can be
    /// had.</summary>
    public static string? Run(LinuxOption option, ClaimOutcome claim)
    {
        Situation[] situations = claim.Outcome is Outcome.Proven proven ? [proven.Situation] : [.. Situations.For(option)];
        foreach (Situation situation in situations)
        {
            try
            {
                using ReadySocket? ready = situation.Make(claim.Kind);
                if (ready is not null)
                {
                    string?[] errors = UnprivilegedThread.Run(() => Set(option, ready));
                    return errors.FirstOrDefault(error => error is "EPERM" or "EACCES") ?? "";
                }
            }
            catch (UnavailableException)
            {
                // Another situation may do.
            }
        }

        return null;
    }

    private static string?[] Set(LinuxOption option, ReadySocket ready)
    {
        Answer? before = (option.Access & Access.Get) != 0 ? RawCycle.Read(option, ready) : null;
        byte[] sample = RawCycle.Sample(option, ready, before?.Value ?? [])
            ?? new byte[Math.Max(LeastSet, WireValue.Size(option.Option))];
        string? there = ready.Socket.Set(option.LevelNumber, option.Number, sample).Error;
        string? back = before is { IsSuccess: true } && !IsOneWay(option)
            ? ready.Socket.Set(option.LevelNumber, option.Number, before.Value.Value).Error
            : null;
        return [there, back];
    }

    private static bool IsOneWay(LinuxOption option) =>
        OneWay.Any(row => row["level"] == option.Level.Id && row["option"] == option.Option.Id);
}
