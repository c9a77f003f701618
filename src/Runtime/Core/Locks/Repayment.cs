namespace Sockopt;

/// <summary>Messages that a socket has paid for were taken, or there is room for more, under the lock of another connection:
/// here it is told, when no lock is held. One a socket, for all that happens until then.</summary>
internal sealed class Repayment(KernelSocket payer) : WakeUp
{
    private readonly Lock _lock = new();
    private int _length;
    private int _records;
    private bool _isQueued;

    public override SocketStack Stack => payer.Stack;

    /// <summary>Adds to what is owed. Under the lock of a connection.</summary>
    /// <param name="length">The bytes of the messages.</param>
    /// <param name="records">How many messages.</param>
    /// <param name="gate">The lock that is held.</param>
    public void Add(int length, int records, ConnectionGate gate)
    {
        lock (_lock)
        {
            _length += length;
            _records += records;
            if (_isQueued)
            {
                return;
            }

            _isQueued = true;
        }

        gate.AfterRelease(this);
    }

    public override void Fire()
    {
        int length;
        int records;
        lock (_lock)
        {
            (length, records) = (_length, _records);
            _length = _records = 0;
            _isQueued = false;
        }

        using ConnectionHold hold = payer.Hold();
        payer.SendBuffer.ChargeMessage(-length, -records);
        payer.WakeSenders();
    }
}
