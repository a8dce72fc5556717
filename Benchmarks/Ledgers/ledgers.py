#!/usr/bin/env python3
"""Every sum of random engagements, beside an independent implementation with exact fractions.

    make compare                       10 000 engagements
    Benchmarks/Ledgers/ledgers.py N    so many
    Benchmarks/Ledgers/ledgers.py time a log of 1 000 to 20 000 steps, in milliseconds
    Benchmarks/Ledgers/ledgers.py record Tests/DossierKitTests/Cases/Ledgers

Nothing here is taken over from the tool: the rules are those of the manual, written a second time.
"""

import datetime
import random
import subprocess
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

TOOL = Path(__file__).parent.parent.parent / ".build/release/dossier-ledgers"
PLACES = {"EUR": 2, "JPY": 0, "KWD": 3}


def day(text):
    return datetime.date.fromisoformat(text)


def rounded(x):
    """Half away from zero."""
    whole = abs(Fraction(x)) + Fraction(1, 2)
    whole = whole.numerator // whole.denominator
    return -whole if x < 0 else whole


def up(x):
    return -((-Fraction(x)).numerator // Fraction(x).denominator)


def months_on(day, count):
    """The same day so many months later, or the last of a month that has none."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).day
    return datetime.date(year, month, min(day.day, last))


# What is written: plain YAML on one line.


def flow(x):
    if isinstance(x, dict):
        return "{" + ", ".join(f"{k}: {flow(v)}" for k, v in x.items()) + "}"
    if isinstance(x, list):
        return "[" + ", ".join(map(flow, x)) + "]"
    return str(x)


class Engagement:
    def __init__(self, seed):
        self.r = r = random.Random(seed)
        self.currency = r.choice(list(PLACES))
        self.places = PLACES[self.currency]
        self.unit = 10**self.places
        self.start = datetime.date(2026, 1, 1) + datetime.timedelta(r.randrange(300))
        self.today = self.start + datetime.timedelta(r.randrange(-10, 500))
        self.log = defaultdict(list)
        self.make_practice()
        self.make_terms()
        self.make_records()
        self.make_changes()

    # Data.

    def money(self, minor):
        sign, minor = "-" if minor < 0 else "", abs(minor)
        if not self.places:
            return f"{sign}{minor}"
        return f"{sign}{minor // self.unit}.{minor % self.unit:0{self.places}}"

    def after(self, start, most):
        return start + datetime.timedelta(self.r.randrange(most))

    def step(self, on, **more):
        """A step with its day, and sometimes a later day on which it was written down."""
        recorded = on
        data = {"on": on}
        if self.r.random() < 0.2:
            recorded = self.after(on, 60)
            data["recorded"] = recorded
        data.update(more)
        return data

    def seen(self, step):
        return max(step["on"], step.get("recorded", step["on"])) <= self.today

    def make_practice(self):
        r = self.r
        self.rates = [(datetime.date(2020, 1, 1), r.randrange(1, 300 * self.unit))]
        self.rates.append((self.after(self.start, 200), r.randrange(1, 300 * self.unit)))
        self.rate = Fraction(r.choice([0, 5, 19, 22, 24]), 100) if r.random() < 0.8 else Fraction(r.randrange(3000), 10000)
        self.factor = Fraction(11, 12) if r.random() < 0.2 else Fraction(1)
        self.included = r.random() < 0.2
        self.whole = r.random() < 0.15
        self.withheld_rate = Fraction(r.choice([2, 3, 8, 20]), 100) if r.random() < 0.3 else Fraction(0)
        self.withheld_of = r.choice(["net", "gross"])
        percent = lambda f: f"{float(f * 100):.2f}%"
        tax = {
            "client": "any", "treatment": "standard", "label": "VAT", "rate": percent(self.rate),
            "base_factor": "11/12" if self.factor != 1 else "1/1",
            "precision": "whole_unit" if self.whole else "minor_unit",
            "prices_include_tax": "yes" if self.included else "no",
        }
        if self.withheld_rate:
            tax["withholding"] = {"label": "kept", "rate": percent(self.withheld_rate), "of": self.withheld_of}
        self.holidays = {(r.randrange(1, 13), r.randrange(1, 29)) for _ in range(8)}
        months = "jan feb mar apr may jun jul aug sep oct nov dec".split()
        self.packs = {"GR": {
            "country": "GR", "language": "en", "timezone": "Europe/Athens", "currency": "EUR",
            "calendar": {
                "id": "greece", "weekend": ["sat", "sun"],
                "holidays": [{"name": {"en": "Off"}, "on": f"{d} {months[m - 1]}"} for m, d in sorted(self.holidays)],
            },
        }}
        self.practice = {
            "name": "Practice", "country": "GR", "language": "en", "people": {"maria": {"name": "Maria", "signs": "yes"}},
            "rates": [{"id": "consultant", "history": [
                {"from": d, "amount": {self.currency: self.money(a)}} for d, a in self.rates]}],
            "tax": [tax],
        }
        self.client = {"name": "Client", "country": "GR", "business": "yes", "people": {
            "jane": {"name": "Jane", "decides": "yes", "signs": "yes"}}}

    def make_terms(self):
        r = self.r
        begins = self.working(self.start)
        self.stages = []
        for number in range(r.randrange(1, 6)):
            ends = self.working(begins + datetime.timedelta(r.randrange(5, 90)))
            price = r.randrange(1, 20000 * self.unit) if r.random() < 0.95 else 0
            self.stages.append({"id": f"s{number}", "price": price, "start": begins, "due": ends, "result": f"d{number}"})
            begins = self.working(ends + datetime.timedelta(1))
        total = sum(s["price"] for s in self.stages)
        self.terms = {
            "title": "Work", "currency": self.currency, "lead": "maria", "decides": "jane", "signs": "jane",
            "starts": self.stages[0]["start"], "work_starts": "contract",
            "stages": [{
                "id": s["id"], "title": s["id"], "price": self.money(s["price"]), "start": s["start"], "due": s["due"],
                "delivers": [{"id": s["result"], "title": s["result"]}],
            } for s in self.stages],
            "checkpoints": {"points": [{"at": p} for p in (0, 25, 75, 95, 99)]},
        }
        self.make_service()
        # The discount, as a part of the price or an amount.
        self.discount = 0
        if total and r.random() < 0.4:
            if r.random() < 0.5:
                percent = r.randrange(1, 4000)
                self.discount = rounded(Fraction(total * percent, 10000))
                self.terms["discount"] = {"percent": f"{percent / 100:.2f}%", "reason": "friendship"}
            else:
                self.discount = r.randrange(1, total // 2 + 2)
                self.terms["discount"] = {"amount": self.money(self.discount), "reason": "friendship"}
            self.discount = min(self.discount, total)
            if "amount" in self.terms["discount"]:
                self.terms["discount"]["amount"] = self.money(self.discount)
        self.net_price = total - self.discount
        self.make_plan()
        self.needs = []
        for number in range(r.randrange(0, 4)):
            first = r.randrange(len(self.stages))
            late = r.choice(["dates_move", "dates_move", "dates_move", "nothing"])
            need = {"id": f"i{number}", "until": self.after(self.start, 200), "first": first, "late": late}
            self.needs.append(need)
        self.terms["we_need"] = [{
            "id": n["id"], "what": "Texts", "from": "jane", "until": n["until"],
            "for": [self.stages[n["first"]]["id"]], "if_late": n["late"]} for n in self.needs]
        self.make_allowances()
        self.goodwill = {"amount": r.randrange(30, 600), "most": r.randrange(10, 200),
                         "per": r.choice(["engagement", "quarter", "year"]), "pace": r.randrange(1, 4)}
        g = self.goodwill
        self.terms["goodwill"] = {"amount": f"{g['amount']}m", "max_item": f"{g['most']}m", "per": g["per"],
                                  "pace": f"{g['pace']} per week", "value_rate": "consultant"}
        self.proposal_within = r.randrange(0, 9)
        self.terms["extra_work"] = {"proposal_within": f"{self.proposal_within}wd"}
        self.by_client = r.choice(["stated", "hours", "accepted_only"])
        self.by_provider = r.choice(["refund_all", "accepted_only"])
        self.terms["cancellation"] = {"by_client": {"in_progress": self.by_client},
                                      "by_provider": {"in_progress": self.by_provider}}

    def make_service(self):
        """A stage beside the others, before them in the list, that is paid by the period and delivers nothing."""
        r, self.service = self.r, None
        if r.random() < 0.6:
            return
        start = self.stages[0]["start"]
        unit, count = r.choice([("w", 1), ("w", 2), ("mo", 1), ("mo", 3)])
        self.service = {"id": "care", "fee": r.randrange(1, 3000 * self.unit), "unit": unit, "every": count,
                        "start": start, "due": self.working(self.after(start + datetime.timedelta(10), 500))}
        self.terms["stages"].insert(0, {
            "id": "care", "title": "care", "start": start, "due": self.service["due"],
            "price": {"periodic": {"fee": self.money(self.service["fee"]), "every": f"{count}{unit}"}}})

    def make_plan(self):
        """Pairs of id, exact part of the price, and what makes it due: the contract or a stage's acceptance."""
        r, price = self.r, self.net_price
        self.due_in = r.randrange(0, 40)
        payments = {"due_in": f"{self.due_in}d"}
        kind = r.randrange(3)
        if kind == 0 or price == 0:
            percent = Fraction(r.randrange(0, 60), 100)
            payments |= {"advance": f"{int(percent * 100)}%", "rest": "by_stage"}
            plan = [("advance", price * percent, None)] if percent else []
            left, whole = price * (1 - percent), sum(s["price"] for s in self.stages)
            plan += [(s["id"], left * Fraction(s["price"], whole) if left else Fraction(0), s["id"]) for s in self.stages]
        elif kind == 1:
            percent = Fraction(r.randrange(1, 60), 100)
            payments |= {"advance": f"{int(percent * 100)}%", "rest": "at_end"}
            last = self.stages[-1]["id"]
            plan = [("advance", price * percent, None), ("rest", price * (1 - percent), last)]
        else:
            parts = r.randrange(1, 8)
            weights = [r.randrange(1, 9) for _ in range(parts)]
            schedule, plan = [], []
            for number, weight in enumerate(weights):
                share = Fraction(weight, sum(weights))
                stage = r.choice([None] + [s["id"] for s in self.stages])
                plan.append((f"p{number}", price * share, stage))
                schedule.append({"id": f"p{number}", "share": f"{share.numerator}/{share.denominator}",
                                 "when": f"stage_accepted {stage}" if stage else "contract_agreed"})
            if r.random() < 0.5:
                schedule[-1]["share"] = "rest"
            payments["schedule"] = schedule
        self.plan = plan
        self.terms["payments"] = payments

    def make_allowances(self):
        r = self.r
        self.allowance = a = {
            "unit": r.choice(["calls", "minutes"]), "period": r.choice(["month", "quarter", "year", "engagement"]),
            "calendar": r.random() < 0.6, "prorate": r.random() < 0.6, "step": r.choice([1, 5, 6, 15, 30]),
            "each": r.choice([None, 20, 30]), "ask": r.random() < 0.5,
        }
        a["amount"] = r.randrange(0, 8) if a["unit"] == "calls" else r.randrange(0, 400)
        a["cap"] = a["lives"] = None
        data = {
            "id": "calls", "title": "Calls", "unit": a["unit"], "amount": a["amount"], "period": a["period"],
            "anchor": "calendar" if a["calendar"] else "start", "first_period": "prorate" if a["prorate"] else "full",
            "beyond": {"rate": "consultant", "step": f"{a['step']}m", "ask_first": "yes" if a["ask"] else "no"},
            "free": ["started_by_us", "courtesy"],
        }
        if a["each"]:
            data["each"] = f"{a['each']}m"
        if r.random() < 0.5:
            a["lives"] = r.randrange(1, 4)
            data["rollover"] = {"mode": "carry", "lives": a["lives"]}
            if r.random() < 0.6:
                a["cap"] = r.randrange(1, a["amount"] + 2)
                data["rollover"]["cap"] = a["cap"]
        self.terms["allowances"] = [data]

    def make_records(self):
        r = self.r
        self.agreed = self.start - datetime.timedelta(r.randrange(1, 20))
        agreed = self.step(self.agreed, by="jane")
        self.log["papers"].append({"id": "C-1", "document": "contract", "issued": {"on": self.agreed}, "agreed": agreed})
        self.contract = self.agreed if self.seen(agreed) else None
        self.accepted, self.told, self.looked = {}, {}, set()
        for stage in self.stages:
            if r.random() < 0.6:
                self.accept(stage, stage["due"])
        for number in range(r.randrange(0, 4)):
            stage = r.choice(self.stages)["id"]
            held, told = self.step(self.after(self.start, 200)), None
            share = Fraction(r.randrange(0, 101), 100)
            held |= {"stage": stage, "at": 75, "done": f"{int(share * 100)}%"}
            record = {"id": f"k{number}", "held": held}
            if r.random() < 0.8:
                told = self.step(held["on"] + datetime.timedelta(r.randrange(5)))
                record["told"] = told
            self.log["checkpoints"].append(record)
            if self.seen(held):
                self.looked.add((stage, held["at"]))
            if told and self.seen(held) and self.seen(told):
                self.told.setdefault(stage, []).append((told["on"], held["on"], number, share))
        self.standstills = []
        for need in self.needs:
            if r.random() < 0.7:
                came = self.step(need["until"] + datetime.timedelta(r.randrange(-10, 40)))
                self.log["inputs"].append({"id": need["id"], "received": [came]})
                need["came"] = came["on"] if self.seen(came) else None
        self.pauses = []
        for number in range(r.randrange(0, 3)):
            stopped = self.step(self.after(self.start, 250))
            record = {"id": f"c{number}", "stopped": stopped}
            started = None
            if r.random() < 0.7:
                started = self.step(self.after(stopped["on"], 30))
                record["started"] = started
            self.log["clock"].append(record)
            if self.seen(stopped):
                self.pauses.append((stopped["on"], started["on"] if started and self.seen(started) else None))
        self.ended = self.notice_ends = None
        if r.random() < 0.1:
            effective = self.step(self.after(self.start, 400))
            self.log["cancellations"].append({"id": "end", "given": {"on": effective["on"]}, "effective": effective})
            # While nobody has written down when it took effect, it does once its notice of 14 days is over.
            last = effective["on"] + datetime.timedelta(14)
            self.ended = effective["on"] if self.seen(effective) else last if last < self.today else None
            if effective["on"] <= self.today:
                self.notice_ends = last
        self.make_calls()
        self.make_requests()
        self.hours = defaultdict(list)
        for number in range(r.randrange(0, 5)):
            stage, minutes = r.choice(self.stages)["id"], r.randrange(1, 900)
            worked = self.step(self.after(self.start, 200), by="maria", stage=stage, time=f"{minutes}m")
            self.log["hours"].append({"id": f"h{number}", "worked": worked})
            if self.seen(worked):
                self.hours[stage].append((worked["on"], minutes))

    def accept(self, stage, due):
        accepted = self.step(due + datetime.timedelta(self.r.randrange(-5, 30)), by="jane")
        record = {"id": stage["result"], "accepted": accepted, "delivered": [{"on": accepted["on"]}]}
        self.log["deliverables"].append(record)
        if self.seen(accepted):
            self.accepted[stage["id"]] = accepted["on"]

    def make_calls(self):
        r = self.r
        self.calls = []
        for number in range(r.randrange(0, 25)):
            on = self.after(self.start - datetime.timedelta(5), 400)
            minutes, planned, free = r.randrange(1, 120), r.random() < 0.7, r.random() < 0.2
            held = self.step(on, minutes=minutes)
            if free:
                held |= r.choice([{"started_by": "us"}, {"free": "courtesy"}])
            record = {"id": f"call{number:02}", "held": held if planned else held | {"arranged": "no"}}
            if planned and number % 2:
                record = {"id": record["id"], "planned": {"on": on, "day": on}, "held": held}
            self.log["calls"].append(record)
            if self.seen(held):
                recorded = max(on, held.get("recorded", on))
                self.calls.append((record["id"], on, minutes, planned, free, recorded))

    def make_requests(self):
        r = self.r
        self.requests = []
        for number in range(r.randrange(0, 12)):
            id = f"R{number:02}"
            asked = self.step(self.after(self.start, 300), text="More")
            kind = r.choice(["extra", "extra", "extra", "included", "defect"])
            classed = self.step(self.after(asked["on"], 4)) | {"as": kind, "because": "So"}
            record, q = {"id": id, "asked": asked, "classed": classed}, {"id": id}
            if self.seen(asked):
                q["asked"] = asked["on"]
            if self.seen(classed):
                q |= {"kind": kind, "classed": classed["on"]}
            if kind == "extra" and r.random() < 0.8:
                outcome, estimate = r.choice(["goodwill", "goodwill", "proposal", "declined"]), r.randrange(5, 200)
                decided = self.step(self.after(classed["on"], 4)) | {"outcome": outcome, "estimate": f"{estimate}m"}
                record["decided"] = decided
                if self.seen(decided):
                    q |= {"outcome": outcome, "decided": decided["on"], "estimate": estimate}
                if r.random() < 0.6:
                    actual = r.randrange(5, 250)
                    done = self.step(self.after(decided["on"], 20)) | {"actual": f"{actual}m"}
                    record["done"] = done
                    if self.seen(done):
                        q |= {"done": done["on"], "actual": actual}
            if r.random() < 0.1:
                withdrawn = self.step(self.after(asked["on"], 30))
                record["withdrawn"] = withdrawn
                if self.seen(withdrawn):
                    q["withdrawn"] = withdrawn["on"]
            if not self.seen(asked):
                # Nothing of a record is known before its first step.
                q = {"id": id}
            self.log["requests"].append(record)
            self.requests.append(q)

    def make_changes(self):
        r = self.r
        self.changes, self.change_files = [], {}
        for number in range(1, r.randrange(1, 6)):
            name = f"c{number}"
            issued_on = self.after(self.agreed + datetime.timedelta(1), 250)
            paper = {"id": f"CO-{number:03}", "document": "change-order", "change": name, "issued": self.step(issued_on)}
            c = {"id": name, "number": number, "paper": paper["id"], "answered": None, "state": None,
                 "days": r.choice([0, 0, 3, 7, -2]), "adds": None, "touches": None, "own": None}
            answer = r.choice(["agreed", "agreed", "declined", None])
            seen = self.seen(paper["issued"])
            c["state"] = "pending" if seen else None
            if answer:
                step = self.step(self.after(issued_on, 25), by="jane")
                paper[answer] = step
                if self.seen(step):
                    c["state"] = answer
                    c["answered"] = step["on"]
            if c["state"] == "pending" and seen and self.today > issued_on + datetime.timedelta(30):
                c["state"] = "expired"
            if c["state"] == "pending" or c["state"] == "expired":
                c["out"] = seen
            data = {"title": name, "because": "Asked for", "days": f"{c['days']}wd" if c["days"] else "0"}
            if r.random() < 0.4:
                due = self.working(self.after(self.stages[-1]["due"], 40))
                stage = {"id": f"n{number}", "price": r.randrange(1, 9000 * self.unit), "start": due, "due": due,
                         "result": f"e{number}"}
                c["adds"] = stage
                data["adds"] = {"stages": [{
                    "id": stage["id"], "title": stage["id"], "price": self.money(stage["price"]), "start": due, "due": due,
                    "delivers": [{"id": stage["result"], "title": stage["result"]}]}]}
            if r.random() < 0.6:
                c["touches"] = r.randrange(len(self.stages))
                data["changes"] = {"deliverables": [{
                    "id": self.stages[c["touches"]]["result"], "form": f"form{number}"}]}
            if c["adds"] is None or r.random() < 0.5:
                if r.random() < 0.3:
                    hours = Fraction(r.randrange(1, 4000), 100)
                    data |= {"hours": f"{float(hours):.2f}", "rate": "consultant"}
                    c["own"] = hours
                else:
                    amount = r.randrange(-5000 * self.unit, 6000 * self.unit)
                    data["price"] = self.money(amount)
                    c["own"] = amount
            # A change of the fee touches the service, which stands before all stages.
            c["fee"], c["moves"] = None, c["touches"]
            if self.service and r.random() < 0.4:
                c["fee"], c["moves"] = r.randrange(1, 3000 * self.unit), -1
                data.setdefault("changes", {})["stages"] = [{"id": "care", "fee": self.money(c["fee"])}]
            # The requests that it answers.
            c["requests"] = [q["id"] for q in self.requests if r.random() < 0.1]
            if c["requests"]:
                data["requests"] = c["requests"]
            self.change_files[name] = data
            self.log["papers"].append(paper)
            self.issued_on = issued_on
            c["issued"] = issued_on if seen else None
            if isinstance(c["own"], Fraction):
                # By the rate of the day it went out, or of that of its agreement, or of today.
                on = c["issued"] or (c["answered"] if c["state"] == "agreed" else self.today)
                c["own"] = rounded(self.charged_on(on) * c["own"])
            self.changes.append(c)
            # A stage that a change brought in may be accepted.
            if c["adds"] and r.random() < 0.5:
                self.accept(c["adds"], max(c["adds"]["due"], issued_on + datetime.timedelta(30)))
        self.make_receipts()

    def make_receipts(self):
        r = self.r
        self.received, self.asked = defaultdict(int), {}
        ids = [id for id, _, _ in self.plan] + [c["id"] for c in self.changes] + [c["paper"] for c in self.changes]
        for index in range(3):
            ids.append(f"calls{self.statement_suffix(index)}")
        if self.service:
            ids += [f"care-{self.fee_period(self.service['start'], k)[0]}" for k in range(4)]
        for id in dict.fromkeys(ids):
            record = {"id": id}
            if r.random() < 0.3:
                record["asked"] = self.step(self.after(self.start, 300))
                if self.seen(record["asked"]):
                    self.asked[id] = record["asked"]["on"]
            if r.random() < 0.4:
                record["received"] = []
                for _ in range(r.randrange(1, 4)):
                    amount = r.randrange(1, 4000 * self.unit)
                    step = self.step(self.after(self.start, 400), amount=self.money(amount))
                    record["received"].append(step)
                    if self.seen(step):
                        self.received[id] += amount
            if len(record) > 1:
                self.log["payments"].append(record)

    # Time.

    def is_working(self, d):
        return d.weekday() < 5 and (d.month, d.day) not in self.holidays

    def working(self, d):
        while not self.is_working(d):
            d += datetime.timedelta(1)
        return d

    def back_to_working(self, d):
        while not self.is_working(d):
            d -= datetime.timedelta(1)
        return d

    def plus_working(self, d, count):
        step = datetime.timedelta(1 if count > 0 else -1)
        while count:
            d += step
            if self.is_working(d):
                count -= 1 if count > 0 else -1
        return d

    def rate_on(self, on):
        return [a for d, a in self.rates if d <= on][-1]

    def charged_on(self, on):
        """The contract's rate: no notice tells of another."""
        return self.rate_on(min(on, self.contract) if self.contract else on)

    # Money.

    def coin(self, x):
        """To the smallest coin, or to whole units where tax is told in them."""
        return rounded(Fraction(x) / self.unit) * self.unit if self.whole else rounded(x)

    def taxed(self, amount):
        """Net, tax and gross of an amount as prices are stated."""
        if self.included:
            net = rounded(amount / (1 + self.factor * self.rate))
            return net, amount - net, amount
        tax = self.coin(self.coin(amount * self.factor) * self.rate)
        return amount, tax, amount + tax

    def kept_back(self, net, gross):
        return self.coin((net if self.withheld_of == "net" else gross) * self.withheld_rate)

    def totals(self, amount):
        net, tax, gross = self.taxed(amount)
        withheld = self.kept_back(net, gross)
        return net, tax, gross, withheld, gross - withheld

    def stated(self, part):
        return part[2] if self.included else part[0]

    # Ledgers.

    def in_force(self):
        return sorted((c for c in self.changes if c["state"] == "agreed"), key=lambda c: (c["answered"], c["number"]))

    def amount(self, c):
        own = c["own"] if c["own"] is not None else 0
        return own + (c["adds"]["price"] if c["adds"] else 0)

    def stated_amount(self, c):
        return self.stated(self.totals(self.amount(c)))

    def payments(self):
        total = self.totals(self.net_price)
        plan, before, asked_sum = [], [0] * 5, Fraction(0)
        for index, (id, part, stage) in enumerate(self.plan):
            asked_sum += part
            up_to = total if index == len(self.plan) - 1 else self.totals(rounded(asked_sum))
            figures = [a - b for a, b in zip(up_to, before)]
            before = up_to
            plan.append([id, figures, self.contract if stage is None else self.accepted.get(stage)])
        asking = [p for p in plan if p[1][4] != 0] or plan
        credits = []
        for c in self.in_force():
            if self.stated_amount(c) >= 0:
                continue
            left = list(self.totals(self.amount(c)))
            on = c["answered"]
            for payment in reversed(asking):
                if left[2] >= 0:
                    break
                id, figures, trigger = payment
                asked = self.asked.get(id, trigger if trigger and trigger <= self.today else None)
                if (asked and asked <= on) or figures[4] < 0:
                    continue
                rest = [a + b for a, b in zip(figures, left)]
                if rest[2] < 0 or rest[0] < 0:
                    payment[1], left = [0] * 5, rest
                else:
                    payment[1], left = rest, [0] * 5
            if left[2] < 0 or left[3]:
                credits.append([c["paper"], left, on])
        for c in self.in_force():
            figures = self.totals(self.amount(c))
            if figures[4] > 0 and (c["adds"] or c["own"] is not None):
                stage = self.last_stage(c)
                accepted = self.accepted.get(stage)
                # Nothing is due before it was agreed.
                when = c["answered"] if stage is None else accepted and max(accepted, c["answered"])
                asking.append([c["id"], figures, when])
        asking += credits
        for id, beyond, closed, _ in self.statements():
            if closed and beyond is not None:
                asking.append([id, self.totals(beyond), closed])
        for id, amount, last in self.fees():
            asking.append([id, self.totals(amount), last])
        return asking

    def fee_period(self, first, k):
        """First and last day of a period of the service that begins on a day."""
        def start(n):
            steps = self.service["every"] * n
            return first + datetime.timedelta(7 * steps) if self.service["unit"] == "w" else months_on(first, steps)

        return start(k), start(k + 1) - datetime.timedelta(1)

    def fees(self, end=None):
        """Id, amount and last day of each period that has begun, by the days and the fees that hold.

        end: a day on which the service would end, where none has ended it."""
        if not self.service or self.contract is None:
            return
        first, due = self.service_days()
        last = min(d for d in (due, self.ended or end) if d)
        k = 0
        while True:
            begins, ends = self.fee_period(first, k)
            if begins > min(end or self.today, last):
                return
            fee = self.service["fee"]
            for c in self.in_force():
                if c["fee"] is not None and c["answered"] <= begins:
                    fee = c["fee"]
            served = min(ends, last)
            part = Fraction(fee * ((served - begins).days + 1), (ends - begins).days + 1)
            yield f"care-{begins}", rounded(part), served
            k += 1

    def service_days(self):
        by = [c for c in self.in_force() if c["moves"] == -1]
        lost = self.lost(-1)
        return self.moved(self.service["start"], [], lost)[0], self.moved(self.service["due"], by, lost)[0]

    def entries(self):
        for id, figures, trigger in self.payments():
            # The end of a period is known before it comes.
            to_come = trigger if trigger and trigger > self.today and id.startswith("care-") else None
            trigger = trigger if trigger and trigger <= self.today else None
            got = self.received[id]
            left = figures[4] - got
            # What nobody has asked for is asked for today at the earliest; what is paid is late no more.
            # What is paid back is owed unasked, and paid once all of it went back.
            refund = figures[4] < 0
            settled = left >= 0 if refund else left <= 0
            otherwise = trigger if settled or refund else self.today
            asked = trigger and max(trigger, otherwise if refund else self.asked.get(id, otherwise))
            since = asked or to_come
            due = since + datetime.timedelta(self.due_in) if since else None
            if settled:
                state = "paid"
            elif trigger is None:
                state = "waiting"
            else:
                state = "overdue" if due < self.today else "due"
            yield id, figures, got, left, state, due

    def last_stage(self, c):
        if c["adds"]:
            return c["adds"]["id"]
        return self.stages[c["touches"]]["id"] if c["touches"] is not None else None

    # Days.

    def lost(self, place):
        """The working days lost for a stage, or for all of it: 1 by a pause, 0 by an input, 2 by one during a pause."""
        if self.contract is None:
            return {}
        last = min(self.today, self.ended or self.today)
        days = {}
        for stopped, started in self.pauses:
            d = stopped + datetime.timedelta(1)
            while d <= min(last, started or last):
                if self.is_working(d):
                    days[d] = 1
                d += datetime.timedelta(1)
        for need in self.needs:
            if need["late"] != "dates_move" or (place is not None and need["first"] > place):
                continue
            d = need["until"] + datetime.timedelta(1)
            while d <= min(last, need.get("came") or last):
                if self.is_working(d):
                    days[d] = 2 if days.get(d) else 0
                d += datetime.timedelta(1)
        return days

    def moved(self, d, changes, lost, done=None):
        for c in changes:
            d = self.plus_working(d, c["days"])
        counted, now = [0, 0], d
        for off in sorted(lost):
            # What has passed by then stays where it was.
            if off > now or done and off >= done:
                break
            now = self.plus_working(now, 1)
            counted[lost[off] % 2] += 1
        return now, f"{now}+{counted[0]}+{counted[1]}"

    def days(self):
        changes, words, points = self.in_force(), [], []
        stages = self.stages + [c["adds"] for c in self.known_changes_in_order() if c["adds"]]
        if self.service:
            stages.insert(0, self.service)
        for place, stage in enumerate(stages, -1 if self.service else 0):
            lost = self.lost(place)
            # What was lost before the yes to a stage is in its days already.
            for c in changes:
                if c["adds"] is stage:
                    lost = {d: cause for d, cause in lost.items() if d > c["answered"]}
            # A change gives what it brings in days that hold on its own day: only later ones move them.
            since = [n + 1 for n, c in enumerate(changes) if c["adds"] is stage]
            by = [c for c in changes[since[0] if since else 0:] if c["moves"] is not None]
            start = self.moved(stage["start"], [c for c in by if c["moves"] < place], lost)
            due = self.moved(stage["due"], [c for c in by if c["moves"] <= place], lost, self.accepted.get(stage["id"]))
            words.append(f"{stage['id']}={start[1]},{due[1]}")
            if start[0] <= due[0]:
                agreed = [c["answered"] for c in by if c["moves"] <= place and c["days"]]
                agreed += [c["answered"] for c in changes if c["adds"] is stage]
                agreed = max(agreed, default=None)
                owed = {}
                if agreed and all(c["answered"] < agreed for c in changes if c["adds"] is stage):
                    # What was owed before the last yes is owed still, on its old day.
                    before = [c for c in by if c["answered"] < agreed]
                    first, _ = self.moved(stage["start"], [c for c in before if c["moves"] < place], lost)
                    last, _ = self.moved(
                        stage["due"], [c for c in before if c["moves"] <= place], lost, self.accepted.get(stage["id"]))
                    if first <= last:
                        owed = {at: d for at, d in self.worked_days(first, last, lost) if d < agreed}
                points += [str(p) for p in self.points(stage["id"], start[0], due[0], lost, agreed, owed)]
        end = self.plus_working(max(s["due"] for s in self.stages), 5)
        if self.service:
            # A service needs no days in which to accept it.
            end = max(end, self.service["due"])
        words.append("end=" + self.moved(end, changes, self.lost(None))[1])
        return words, points

    def known_changes_in_order(self):
        return self.in_force()

    def points(self, stage, start, due, lost, agreed, owed):
        # Control days that fall on one day are one. Those that a change order has put before its own day are owed by
        # nobody, unless they were owed already.
        days = {}
        for at, d in self.worked_days(start, due, lost):
            days.setdefault(d, []).append(at)
        kept = []
        for d, parts in days.items():
            if any((stage, at) in self.looked for at in parts) or agreed is None or d >= agreed:
                kept.append(d)
            else:
                kept += [owed[at] for at in parts if at in owed]
        # Of those that fall on one day the last stays.
        return list(dict.fromkeys(reversed(kept)))[::-1]

    def worked_days(self, start, due, lost):
        # Nothing is looked at while work is paused.
        for at, d in self.control_days(start, due):
            while lost.get(d):
                d = self.plus_working(d, 1)
            yield at, min(d, due)

    def control_days(self, start, due):
        for at in (0, 25, 75, 95, 99):
            d = self.back_to_working(start + datetime.timedelta((due - start).days * at // 100))
            if at == 99:
                d = min(d, self.back_to_working(due - datetime.timedelta(1)))
            yield at, max(d, start)

    # Allowances.

    def period(self, index):
        """First and last day of a period, counted from the one in which the work begins."""
        begins, a = self.stages[0]["start"], self.allowance
        months = {"month": 1, "quarter": 3, "year": 12}.get(a["period"])
        if months is None:
            return begins, max(begins, self.ended) if self.ended else datetime.date.max
        anchor = begins
        if a["calendar"]:
            anchor = datetime.date(begins.year, (begins.month - 1) // months * months + 1, 1)

        begin, after = months_on(anchor, index * months), months_on(anchor, (index + 1) * months)
        return begin, after - datetime.timedelta(1)

    def period_of(self, d):
        if d < self.stages[0]["start"]:
            return None
        if self.allowance["period"] == "engagement":
            return 0
        index = 0
        while self.period(index)[1] < d:
            index += 1
        return index

    def statement_suffix(self, index):
        first, period = self.period(index)[0], self.allowance["period"]
        if period == "engagement":
            return ""
        if not self.allowance["calendar"]:
            return f"-{first}"
        return {"month": f"-{first:%Y-%m}", "quarter": f"-{first.year}-Q{(first.month + 2) // 3}",
                "year": f"-{first.year}"}[period]

    def granted(self, index, ends_early=True):
        a, (first, last) = self.allowance, self.period(index)
        if a["period"] == "engagement":
            exact = Fraction(a["amount"])
        else:
            length = (last - first).days + 1
            begins = max(first, self.stages[0]["start"]) if index == 0 and a["prorate"] else first
            ends = min(last, self.ended) if self.ended and ends_early else last
            exact = Fraction(a["amount"] * max(0, (ends - begins).days + 1), length)
        return up(exact) if a["unit"] == "calls" else up(exact / a["step"]) * a["step"]

    def periods(self, late=False):
        """The periods; with what no period can have any more in its own, where `late` says so."""
        a = self.allowance
        last = self.period_of(min(self.today, self.ended or self.today))
        if last is None:
            return
        closed = {}
        for index in range(last + 1):
            on = self.asked.get("calls" + self.statement_suffix(index))
            if on:
                closed[index] = on
        placed = defaultdict(list)
        for id, on, minutes, planned, free, recorded in self.calls:
            own = index = self.period_of(on)
            if own is None or own > last:
                continue
            if own in closed and closed[own] < recorded:
                index = max(own, min(last, self.period_of(recorded)))
                while index < last and index in closed and closed[index] < recorded:
                    index += 1
                if index in closed and closed[index] < recorded:
                    # A statement that went out stays as it is: what comes after the last one is settled in the end.
                    if not late:
                        continue
                    index = own
            placed[index].append((on if index == own else recorded, id, on, minutes, planned, free))
        lots = []
        for index in range(last + 1):
            granted, uses = self.granted(index), sorted(placed[index])
            carried = sum(n for n, _ in lots)
            if self.ended and index == self.period_of(self.ended):
                # What was included on its day stays so, though the period turns out to be shorter.
                before = [use for use in uses if use[0] <= self.ended]
                used = self.use_up(before, self.granted(index, ends_early=False) + carried)[1]
                granted = max(granted, used - carried)
            lots.append((granted, index))
            left, used, beyond, price = self.use_up(uses, granted + carried)
            yield index, granted, carried, used, left, beyond, price, closed.get(index)
            rest, kept = used, []
            for n, of in lots:
                taken = min(n, rest)
                rest -= taken
                kept.append((n - taken, of))
            lots, room = [], a["cap"]
            for n, of in reversed(kept if a["lives"] else []):
                if index < of + a["lives"] and n > 0:
                    n = min(n, room) if room is not None else n
                    room = room - n if room is not None else None
                    if n:
                        lots.insert(0, (n, of))

    def use_up(self, uses, left):
        """What is left, used and beyond, and the price of that."""
        a, used, beyond, price = self.allowance, 0, 0, 0
        for _, _, on, minutes, planned, free in uses:
            if free or minutes < 5:
                continue
            over = 0
            if a["unit"] == "minutes":
                take = min(left, up(Fraction(minutes, a["step"])) * a["step"])
                over = up(Fraction(minutes, a["step"])) * a["step"] - take
            elif planned and left >= 1:
                take = 1
                over = up(Fraction(max(0, minutes - a["each"]), a["step"])) * a["step"] if a["each"] else 0
            else:
                take, over = 0, up(Fraction(minutes, a["step"])) * a["step"]
            left, used, beyond = left - take, used + take, beyond + over
            price += rounded(Fraction(self.charged_on(on) * over, 60))
        return left, used, beyond, price

    def statements(self):
        for index, granted, carried, used, left, beyond, price, closed in self.periods():
            words = ",".join(map(str, (granted, carried, used, left, beyond)))
            yield "calls" + self.statement_suffix(index), price if beyond and not self.allowance["ask"] else None, closed, words

    # Extras.

    def gladly(self):
        return [q for q in self.requests if q.get("outcome") == "goodwill" and "withdrawn" not in q]

    def goodwill_figures(self):
        given = reserved = value = 0
        for q in self.gladly():
            if "done" in q:
                value += rounded(Fraction(self.charged_on(q["done"]) * q["actual"], 60))
            d, t, per = q["decided"], self.today, self.goodwill["per"]
            if per != "engagement" and d.year != t.year or per == "quarter" and (d.month + 2) // 3 != (t.month + 2) // 3:
                continue
            if "done" in q:
                given += q["actual"]
            else:
                reserved += q["estimate"]
        return given, reserved, max(0, self.goodwill["amount"] - given - reserved), value

    def too_fast(self):
        asked = sorted((q["asked"], q["id"]) for q in self.requests if q.get("kind") == "extra" and "asked" in q)
        count = self.goodwill["pace"]
        return [id for i, (d, id) in enumerate(asked) if i >= count and (d - asked[i - count][0]).days < 7]

    def proposals(self):
        if self.ended:
            return []
        left, fast, due = self.goodwill_figures()[2], self.too_fast(), []
        for q in self.requests:
            if q.get("kind") != "extra" and q.get("outcome") != "proposal":
                continue
            if "done" in q or "withdrawn" in q or q.get("outcome") == "declined":
                continue
            if any(q["id"] in c["requests"] and c["issued"] for c in self.changes):
                continue
            if q.get("outcome") == "proposal":
                due.append((q["decided"], q["id"], "extra"))
            elif "outcome" not in q and left == 0:
                due.append((q["classed"], q["id"], "extra"))
            elif "outcome" not in q and q["id"] in fast:
                due.append((q["classed"], q["id"], "pace"))
        return [f"{why}={id},{d},{self.plus_working(d, self.proposal_within)}" for d, id, why in sorted(due)]

    def allowance_due(self):
        """The day since which more is used than is included in the current period, where that needs a yes."""
        if self.ended or not self.allowance["ask"]:
            return None
        return self.first_beyond()

    def first_beyond(self):
        a = self.allowance
        periods = list(self.periods())
        if not periods or not periods[-1][5]:
            return None
        # The calls of the last period one by one: the first day with which something is beyond.
        index = periods[-1][0]
        calls, best = self.calls, None
        for day_ in sorted({max(c[1], c[5]) for c in calls} | {c[1] for c in calls}):
            self.calls = [c for c in calls if self.effective(c, periods) <= day_]
            now = list(self.periods())
            if now and now[-1][0] == index and now[-1][5]:
                best = day_
                break
        self.calls = calls
        return best

    def effective(self, call, periods):
        """The day on which a call counts: of a correction the one on which it was written down."""
        own = self.period_of(call[1])
        closed = {p[0]: p[7] for p in periods if p[7]}
        if own is None or own not in closed or closed[own] >= call[5]:
            return call[1]
        last = periods[-1][0]
        return call[5] if own < last else call[1]

    # Ending early.

    def earned_prices(self):
        prices = {}
        for stage, part in zip(self.stages, self.spread(self.discount, [s["price"] for s in self.stages])):
            prices[stage["id"]] = stage["price"] - part
        loose = []
        for c in self.in_force():
            if c["adds"]:
                prices[c["adds"]["id"]] = prices.get(c["adds"]["id"], 0) + c["adds"]["price"]
            if c["own"] is not None:
                stage = self.last_stage(c)
                if stage:
                    prices[stage] = prices.get(stage, 0) + c["own"]
                else:
                    loose.append((c["own"], c["answered"]))
        # What is taken off without touching a stage is taken off the stages that were not accepted by then, and off the
        # others where that is more.
        apart = []
        for amount, on in loose:
            if amount < 0:
                open_ = [max(p, 0) if s not in self.accepted or self.accepted[s] > on else 0 for s, p in prices.items()]
                first = min(-amount, sum(open_))
                if -amount <= sum(max(p, 0) for p in prices.values()):
                    for stage, part in zip(prices, self.spread(first, open_)):
                        prices[stage] -= part
                    every = [max(p, 0) for p in prices.values()]
                    for stage, part in zip(prices, self.spread(-amount - first, every)):
                        prices[stage] -= part
                    continue
            apart.append(amount)
        return prices, apart

    def spread(self, amount, weights):
        """By largest remainder; of equal ones to the first."""
        total = sum(weights)
        if not total:
            return [0] * len(weights)
        exact = [Fraction(amount * w, total) for w in weights]
        parts = [int(x) for x in exact]
        order = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
        for i in order[: amount - sum(parts)]:
            parts[i] += 1
        return parts

    def cancellation(self, side):
        rule = self.by_client if side == "client" else self.by_provider
        prices, loose = self.earned_prices()
        earned = 0
        for stage, price in prices.items():
            if stage in self.accepted:
                earned += price
            elif rule == "stated":
                told = self.told.get(stage)
                if told:
                    # Told last; of one day the later control day, and of those the one written last.
                    earned += rounded(price * max(told)[3])
            elif rule == "hours":
                worked = sum(rounded(Fraction(self.charged_on(d) * m, 60)) for d, m in self.hours[stage])
                if worked:
                    earned += min(price, worked)
        # Taxed as papers of their own say: a change that touches no stage, a statement; all the work once it is earned.
        papers = [self.totals(amount) for amount in loose]
        work = [self.totals(self.net_price)] + [self.totals(self.amount(c)) for c in self.in_force()]
        if earned + sum(map(self.stated, papers)) == sum(map(self.stated, work)):
            papers, earned = work, 0
        for _, beyond, _, _ in self.statements():
            # No call was said yes to: where that is needed nothing is asked for.
            if beyond is not None:
                papers.append(self.totals(beyond))
        if not self.allowance["ask"]:
            after = sum(p[6] for p in self.periods(late=True)) - sum(p[6] for p in self.periods())
            if after:
                papers.append(self.totals(after))
        # Between a notice and its last day a service goes on.
        end = self.today if self.ended else max(self.notice_ends or self.today, self.today)
        fees = [a for _, a, _ in self.fees(end=end)]
        taxed = [self.totals(a) for a in fees]
        is_whole = sum(map(self.stated, taxed)) == sum(fees)
        if is_whole:
            papers += taxed
        else:
            earned += sum(fees)
        together = self.taxed(earned)
        earned += sum(map(self.stated, papers))
        if rule == "refund_all":
            # What was served stays paid.
            earned = sum(fees)
        came = [0, 0, 0, 0]
        for _, (net, _, _, kept, payable), got, _, _, _ in self.entries():
            kept = rounded(Fraction(kept * got, payable)) if payable else 0
            net = rounded(Fraction(net * got, payable)) if payable else got
            for place, amount in enumerate((net, got + kept - net, got + kept, kept)):
                came[place] += amount
        received = self.stated(came)
        if rule == "refund_all":
            served = [sum(t[n] for t in taxed) for n in range(3)] if is_whole else self.taxed(sum(fees))
            net, tax, gross = (amount - came[n] for n, amount in enumerate(served))
            kept = self.kept_back(served[0], served[2]) - came[3]
        else:
            net, tax, gross = (
                whole + sum(p[place] for p in papers) - came[place] for place, whole in enumerate(together))
            kept = self.kept_back(net, gross)
        return [earned, received, net, tax, gross, kept, gross - kept]

    # The line.

    def figures(self):
        m = self.money
        parts = []
        add = lambda name, words: parts.append(f"{name}: " + " ".join(words))
        totals = self.totals(self.net_price)
        add("price", map(m, totals))
        original, sum_, lines = self.stated(totals), 0, []
        priced = [c for c in self.changes if c["adds"] or c["own"] is not None]
        agreed = [c for c in self.in_force() if c in priced]
        pending = sorted((c for c in priced if c["state"] == "pending"), key=lambda c: c["number"])
        for c in agreed + pending:
            this = self.stated_amount(c)
            lines.append(f"{c['id']}=" + ",".join(map(m, (sum_, original + sum_, this, original + sum_ + this))))
            if c in agreed:
                sum_ += this
        waiting = sum(self.stated_amount(c) for c in pending)
        add("value", map(m, (original, sum_, original + sum_, waiting)))
        add("changes", lines)
        entries = list(self.entries())
        add("payments", [
            f"{id}={m(f[0])},{m(f[1])},{m(f[4])},{m(got)},{m(left)},{state},{due or '-'}"
            for id, f, got, left, state, due in entries])
        add("open", (m(sum(e[2] for e in entries)), m(sum(e[3] for e in entries))))
        add("calls", [
            f"{id}={words},{m(self.totals(beyond)[2]) if beyond is not None else '-'}"
            for id, beyond, _, words in self.statements()])
        given, reserved, left, value = self.goodwill_figures()
        add("goodwill", (str(given), str(reserved), str(left), m(value)))
        add("fast", self.too_fast())
        days, points = self.days()
        add("days", days)
        add("points", points)
        for side in ("client", "provider"):
            add(side, map(m, self.cancellation(side)))
        results = [s["id"] for s in self.stages] + [c["adds"]["id"] for c in self.in_force() if c["adds"]]
        told = [
            f"{s}={int(max(self.told[s])[3] * 100)}%,{max(self.told[s])[0]}"
            for s in results if s in self.told and s not in self.accepted]
        add("progress", [f"{sum(s in self.accepted for s in results)}/{len(results)}"] + told)
        due = self.proposals()
        since = self.allowance_due()
        if since:
            due.append(f"allowance=calls,{since},{self.plus_working(since, self.proposal_within)}")
        add("due", sorted(due, key=lambda w: (w.split(",")[1], w.split("=")[1].split(",")[0])))
        return "\t".join(parts)

    def data(self):
        # Whatever the order in which things were written down.
        for records in self.log.values():
            self.r.shuffle(records)
        return flow({"today": self.today, "practice": self.practice, "client": self.client, "terms": self.terms,
                     "log": dict(self.log), "changes": self.change_files, "packs": self.packs})


def run(mode, lines):
    done = subprocess.run([TOOL, mode], input="\n".join(lines) + "\n", capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"line {done.stdout.count(chr(10)) + 1}: {done.stderr[-2000:]}")
    return done.stdout.splitlines()


def compare(count):
    engagements = [Engagement(seed) for seed in range(count)]
    expected = [e.figures() for e in engagements]
    computed = run("figures", [e.data() for e in engagements])
    differing = 0
    for seed, (ours, theirs) in enumerate(zip(computed, expected, strict=True)):
        for one, other in zip(ours.split("\t"), theirs.split("\t"), strict=True):
            if one.strip() != other.strip():
                differing += 1
                if differing <= 10:
                    print(f"engagement {seed}\n  the tool    {one}\n  fractions   {other}")
    print(f"{count} engagements, {sum(e.count(' ') + e.count(',') for e in expected)} figures, {differing} differ")
    return 1 if differing else 0


def time_long_logs():
    """A log of so many steps: read, checked, computed, each in milliseconds of processor time."""
    print("| steps | read | checked | computed | all |\n|---:|---:|---:|---:|---:|")
    for steps in (1_000, 5_000, 10_000, 20_000):
        e = Engagement(5)
        e.log = {"papers": e.log["papers"][:1], "calls": [], "requests": [], "hours": []}
        days = [e.start + datetime.timedelta(n * 400 // steps) for n in range(steps)]
        # A call has two steps, a request four, a line of hours one.
        for n in range(0, steps, 10):
            on = days[n]
            for k in range(2):
                e.log["calls"].append({"id": f"call{n + k}", "planned": {"on": on, "day": on},
                                       "held": {"on": on, "minutes": 20 + k, "via": "email"}})
            e.log["requests"].append({"id": f"R{n}", "asked": {"on": on, "by": "jane", "text": "More"},
                                      "classed": {"on": on, "as": "extra", "because": "So"},
                                      "decided": {"on": on, "outcome": "goodwill", "estimate": "1m"},
                                      "done": {"on": on, "actual": "1m"}})
            for k in range(2):
                e.log["hours"].append({"id": f"h{n + k}", "worked": {
                    "on": on, "by": "maria", "stage": "s0", "time": "30m"}})
        e.terms["communication"] = {"channels": [{"id": "email", "official": "yes"}]}
        e.today, e.changes, e.change_files = days[-1], [], {}
        read, checked, computed = min(
            (tuple(map(int, line.split()[:3])) for line in run("time", [e.data()] * 3)), key=sum)
        print(f"| {steps} | {read} | {checked} | {computed} | {read + checked + computed} |")


def record(folder, count):
    """Engagements and what they come to, for the tests to read."""
    engagements = [Engagement(1_000_000 + seed) for seed in range(count)]
    expected = "".join(e.figures() + "\n" for e in engagements)
    (folder / "engagements.txt").write_text("".join(e.data() + "\n" for e in engagements))
    (folder / "figures.txt").write_text(expected)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["time"]:
            time_long_logs()
        case ["record", folder]:
            record(Path(folder), 12)
        case arguments:
            sys.exit(compare(int(arguments[0]) if arguments else 10_000))
