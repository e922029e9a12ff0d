"""The accessibility statement, by the European model (Decision 2018/1523), and a reminder to review it."""
