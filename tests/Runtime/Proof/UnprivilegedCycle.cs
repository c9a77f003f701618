using Sockopt.Tests.Proof.Native;
using Access = Sockopt.Generators.Model.OptionAccess;

namespace Sockopt.Tests.Proof;

/// <summary>Sets an option to its test value and back to what it was, without privilege, on a socket that is made with
/// it.</summary>
internal static class UnprivilegedCycle
{
    /// <summary>The error on a kind of socket; "" if there is none, null if the kernel does not come to ask for a privilege:
    /// no situation can be had, or there is no value to set that it does not refuse for itself.</summary>
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
                    string error = UnprivilegedThread.Run(() => Set(option, ready));
                    return error.Length == 0 || IsOfPrivilege(error) || claim.Outcome is Outcome.Proven ? error : null;
                }
            }
            catch (UnavailableException)
            {
                // Another situation may do.
            }
        }

        return null;
    }

    private static string Set(LinuxOption option, ReadySocket ready)
    {
        Answer? before = (option.Access & Access.Get) != 0 ? RawCycle.Read(option, ready) : null;
        byte[] sample = RawCycle.Sample(option, ready, before?.Value ?? []) ?? WireValue.Zeros(option.Option);
        if (ready.Socket.Set(option.LevelNumber, option.Number, sample).Error is { } error)
        {
            return error;
        }

        // What an option has by default it does not always take.
        string? back = before is { IsSuccess: true } && !OneWay.Has(option)
            ? ready.Socket.Set(option.LevelNumber, option.Number, before.Value.Value).Error
            : null;
        return back is not null && IsOfPrivilege(back) ? back : "";
    }

    private static bool IsOfPrivilege(string error) => error is "EPERM" or "EACCES";
}
