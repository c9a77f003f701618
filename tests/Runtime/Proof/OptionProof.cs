using System.Collections.Concurrent;

namespace Sockopt.Tests.Proof;

/// <summary>An option held against the kernel on every kind of socket that its row claims.</summary>
internal sealed class OptionProof
{
    private static readonly ConcurrentDictionary<(string Level, string Option), Lazy<OptionProof>> Proofs = new();

    private OptionProof(LinuxOption option, IReadOnlyList<ClaimOutcome> claims)
    {
        Option = option;
        Claims = claims;
    }

    public LinuxOption Option { get; }

    /// <summary>What came of it, kind by kind.</summary>
    public IReadOnlyList<ClaimOutcome> Claims { get; }

    /// <summary>Where the kernel contradicts the table.</summary>
    public IEnumerable<string> Contradictions =>
        from claim in Claims
        where claim.Outcome is Outcome.Contradicted
        select $"{claim.Kind}, {((Outcome.Contradicted)claim.Outcome).How}";

    /// <summary>The situations it was proved in, each with the kinds of sockets.</summary>
    public IEnumerable<(Situation Situation, SocketKind Kind)> Proven =>
        from claim in Claims
        where claim.Outcome is Outcome.Proven
        select (((Outcome.Proven)claim.Outcome).Situation, claim.Kind);

    /// <summary>Where the kernel could not be asked.</summary>
    public IEnumerable<(SocketKind Kind, Outcome.NotProvable Outcome)> NotProvable =>
        from claim in Claims
        where claim.Outcome is Outcome.NotProvable
        select (claim.Kind, (Outcome.NotProvable)claim.Outcome);

    /// <summary>The proof of an option, made once.</summary>
    public static OptionProof Of(LinuxOption option) =>
        Proofs.GetOrAdd((option.Level.Id, option.Option.Id), _ => new(() => Make(option))).Value;

    private static OptionProof Make(LinuxOption option) =>
        new(option, [.. Proof.Claims.Of(option.Level, option.Option).Select(kind => new ClaimOutcome(kind, Try(option, kind)))]);

    private static Outcome Try(LinuxOption option, SocketKind kind)
    {
        if (option.Since > Machine.Kernel)
        {
            return new Outcome.NotProvable(Reason.KernelTooOld, $"Linux has it since {option.Since}");
        }

        List<string> refused = [];
        Reason? reason = null;
        foreach (Situation situation in Situations.For(option))
        {
            switch (Try(option, kind, situation))
            {
                case Outcome.NotProvable refusal:
                    refused.Add(refusal.Why);
                    reason ??= refusal.Reason;
                    break;
                case { } outcome:
                    return outcome;
            }
        }

        return new Outcome.NotProvable(reason, string.Join("; ", refused.Distinct()));
    }

    private static Outcome? Try(LinuxOption option, SocketKind kind, Situation situation)
    {
        try
        {
            using ReadySocket? ready = situation.Make(kind);
            if (ready is null)
            {
                return null;
            }

            Outcome raw = RawCycle.Run(option, situation, ready);
            if (raw is not Outcome.Proven)
            {
                return raw is Outcome.NotProvable refusal ? refusal with { Reason = Explain(option, refusal.Why) } : raw;
            }

            using ReadySocket again = situation.Make(kind)!;
            string? difference = TypedCycle.Difference(option, again);
            return difference is null ? raw : new Outcome.Contradicted($"{situation}: {difference}");
        }
        catch (UnavailableException exception)
        {
            return new Outcome.NotProvable(exception.Reason, exception.Message);
        }
    }

    /// <summary>Why a set was refused, if the row says that it takes a privilege that the tests lack.</summary>
    private static Reason? Explain(LinuxOption option, string refusal) =>
        !Machine.IsPrivileged && option.Privilege is { } privilege && refusal.EndsWith(privilege.Error, StringComparison.Ordinal)
            ? Reason.Privilege
            : null;
}
