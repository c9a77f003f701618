namespace Sockopt;

/// <summary>What has to happen as soon as no lock is held, in the order in which it came about.</summary>
internal struct WakeUpList
{
    private WakeUp? _first;
    private WakeUp? _last;

    public readonly bool IsEmpty => _first is null;

    public void Add(WakeUp wakeUp)
    {
        wakeUp.NextWakeUp = null;
        if (_last is null)
        {
            _first = wakeUp;
        }
        else
        {
            _last.NextWakeUp = wakeUp;
        }

        _last = wakeUp;
    }

    /// <summary>Moves everything from another list behind what is here.</summary>
    public void Take(ref WakeUpList other)
    {
        if (other._first is null)
        {
            return;
        }

        if (_last is null)
        {
            _first = other._first;
        }
        else
        {
            _last.NextWakeUp = other._first;
        }

        _last = other._last;
        other = default;
    }

    /// <summary>Takes the first one out; null if there is none.</summary>
    public WakeUp? TakeFirst()
    {
        WakeUp? first = _first;
        if (first is not null)
        {
            _first = first.NextWakeUp;
            _last = _first is null ? null : _last;

            // From here on it may be in another list.
            first.NextWakeUp = null;
        }

        return first;
    }
}
