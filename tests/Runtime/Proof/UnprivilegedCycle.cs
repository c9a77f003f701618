using Sockopt.Tests.Proof.Native;
using Access = Sockopt.Generators.Model.OptionAccess;

namespace Sockopt.Tests.Proof;

/// <summary>Sets an option to its test value and back to what it was, with privilege and without, on sockets that are made with
/// it: what only the unprivileged are refused takes a privilege.</summary>
internal static class UnprivilegedCycle
{
    private const int LeastSet = 16;

    /// <summary>The error that privilege avoids on a kind of socket; "" if there is none, null if no situation can be
    /// had.</summary>
    public static string? Run(LinuxOption option, ClaimOutcome claim)
    {
        Situation[] situations = claim.Outcome is Outcome.Proven proven ? [proven.Situation] : [.. Situations.For(option)];
        foreach (Situation situation in situations)
        {
            try
            {
                using ReadySocket? unprivileged = situation.Make(claim.Kind);
                using ReadySocket? privileged = situation.Make(claim.Kind);
                if (unprivileged is not null && privileged is not null)
                {
                    string?[] refused = UnprivilegedThread.Run(() => Set(option, unprivileged));
                    string?[] otherwise = Machine.IsPrivileged ? Set(option, privileged) : [null, null];
                    return refused.Zip(otherwise).Where(pair => pair.First != pair.Second).Select(pair => pair.First)
                        .FirstOrDefault(error => error is "EPERM" or "EACCES") ?? "";
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
        Answer before = (option.Access & Access.Get) != 0 ? RawCycle.Read(option, ready) : new("", []);
        byte[] sample = RawCycle.Sample(option, ready, before.Value)
            ?? new byte[Math.Max(LeastSet, WireValue.Size(option.Option))];
        string? first = ready.Socket.Set(option.LevelNumber, option.Number, sample).Error;
        string? back = before.IsSuccess ? ready.Socket.Set(option.LevelNumber, option.Number, before.Value).Error : null;
        return [first, back];
    }
}
