"""When a card comes back: memory model, queue order, plan and forecast, all pure functions."""
